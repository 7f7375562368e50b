// Runs one service from the current environment: this is what a container runs. It generates, migrates and writes
// nothing.
import './output.ts';
import { environment, readStopDelayMs } from './env.ts';
import { services, startService } from './start/start-service.ts';
import { untilStopped } from './start/until-stopped.ts';

await untilStopped(async () => {
  const name = services.find((each) => each === process.argv[2]);
  if (!name) throw new Error(`Name one service: ${services.join(', ')}.`);
  const running = await startService(name, environment);
  console.log(`${name} ready on ${running.url}`);
  return running;
}, readStopDelayMs);
