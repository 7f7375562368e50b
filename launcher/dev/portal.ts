// The portal as Vite serves it during development, from the current environment.
import '../output.ts';
import { environment } from '../env.ts';
import { untilStopped } from '../start/until-stopped.ts';

await untilStopped(async () => {
  const { start } = await import('@konstruct/portal/dev');
  const running = await start(environment);
  console.log(`portal ready on ${running.url}`);
  return running;
});
