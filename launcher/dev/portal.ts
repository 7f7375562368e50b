// The portal as Vite serves it while it is worked on, from the environment as it stands.
import '../output.ts';
import { environment } from '../env.ts';
import { untilStopped } from '../start/until-stopped.ts';

await untilStopped(async () => {
  const { start } = await import('@konstruct/portal/dev');
  const running = await start(environment);
  console.log(`portal ready on ${running.url}`);
  return running;
});
