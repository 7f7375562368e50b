// Runs one piece of work as a service does, under the given environment, and reports which modules were loaded for it.
import { createRequire } from 'node:module';
import { startTracing, tracerOf } from '../index.ts';

const warnings: string[] = [];
const [, , environment = '{}'] = process.argv;
const stop = await startTracing('test', JSON.parse(environment), (message) => warnings.push(message));
const pieces = Number(JSON.parse(environment).PIECES ?? 1);
const headers: unknown[] = [];
for (let count = 0; count < pieces; count += 1) {
  await tracerOf('test').span(
    'work',
    {},
    async () => void headers.push((await import('../origin.ts')).originHeaders()),
  );
  // Each in its own batch, so that a receiver that is away is tried as often.
  await new Promise((resolve) => setTimeout(resolve, 60));
}
await stop();
const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('@opentelemetry'));
console.log(JSON.stringify({ warnings, headers, loadedCount: loaded.length }));
