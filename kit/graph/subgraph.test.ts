import { createLogger } from '@konstruct/kit/process';
import { expect, test, vi } from 'vitest';
import { startSubgraph } from './index.ts';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  directive @can(permission: String!) on FIELD_DEFINITION
  directive @public on FIELD_DEFINITION
  type Query { ping: String @public }
`;
const worker = { isWorking: () => true, stop: async () => undefined };

const start = (port: number, startWorker: () => Promise<typeof worker>) =>
  startSubgraph({
    name: 'test',
    sdl,
    resolvers: {},
    isAllowed: () => true,
    verifier: { verify: () => Promise.reject(new Error('No one asks.')) },
    createContext: (actor) => ({ actor }),
    port,
    host: '127.0.0.1',
    log: createLogger({ name: 'test', level: 'silent' }),
    startWorker,
  });

test('a service whose port is taken takes no job', async () => {
  const first = await start(0, async () => worker);
  const startWorker = vi.fn(async () => worker);
  await expect(start(Number(new URL(first.url).port), startWorker)).rejects.toThrow('EADDRINUSE');
  expect(startWorker).not.toHaveBeenCalled();
  await first.stop();
});

test('a service is not ready before its worker works, and gives its port up when the worker cannot start', async () => {
  const running = await start(0, async () => worker);
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
  await running.stop();
  const port = Number(new URL(running.url).port);
  const seen: number[] = [];
  const failing = start(port, async () => {
    seen.push((await fetch(`http://127.0.0.1:${port}/readyz`)).status);
    throw new Error('The database is away.');
  });
  await expect(failing).rejects.toThrow('The database is away.');
  expect(seen).toEqual([503]);
  await expect(fetch(`http://127.0.0.1:${port}/readyz`)).rejects.toThrow();
});
