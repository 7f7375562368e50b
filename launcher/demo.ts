// npm run demo: fills a development product with a demo company. If a product is running, it is filled; otherwise one
// is started and keeps running. A second run adds what is missing.
import { fillCompany } from './demo/fill-company.ts';
import { findRunning } from './demo/running-product.ts';
import { readSettings } from './env.ts';
import { launch } from './start/launch.ts';
import { untilStopped } from './start/until-stopped.ts';

const print = (line: string) => console.log(line);

try {
  const settings = readSettings();
  if (settings.NODE_ENV === 'production')
    throw new Error('The demo is for development and does not run in production.');
  const running = await findRunning(settings);
  if (running) await fillCompany(running, print);
  else await untilStopped(() => startAndFill());

  async function startAndFill() {
    const launched = await launch([], print);
    try {
      const started = await findRunning(settings);
      if (!started) throw new Error('The product stopped right after it started.');
      await fillCompany(started, print);
      return launched;
    } catch (error) {
      await launched.stop();
      throw error;
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
