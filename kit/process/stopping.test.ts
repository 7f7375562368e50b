import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { stopGently } from './index.ts';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

async function serve(answer: RequestListener) {
  const server = createServer(answer);
  const gentle = stopGently(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.closeAllConnections());
  return { server, gentle, port: (server.address() as AddressInfo).port };
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const ask = (port: number) =>
  new Promise<IncomingMessage>((resolve, reject) => get({ port, agent }, resolve).on('error', reject));

test('once stopping has begun, what is asked on a kept connection is answered, and the connection ends with that', async () => {
  const { server, gentle, port } = await serve((_request, response) => response.end('answered'));
  const first = await ask(port);
  first.resume();
  expect(first.headers.connection).toBe('keep-alive');
  gentle.begin();
  const second = await ask(port);
  expect([second.statusCode, second.headers.connection, gentle.isStopping]).toEqual([200, 'close', true]);
  second.resume();
  const closed = once(server, 'close');
  server.close();
  await closed;
});

test('as it closes, connections that have asked nothing are ended, and one that is being answered is not until patience ends', async () => {
  let answer: (() => void) | undefined;
  const { server, gentle, port } = await serve((_request, response) => {
    answer = () => void response.end('late');
  });
  const unused = connect(port, '127.0.0.1');
  await once(unused, 'connect');
  const asked = ask(port);
  await expect.poll(() => answer).toBeDefined();
  const closed = once(server, 'close');
  server.close();
  const allEnded = gentle.endConnections(60_000);
  await once(unused, 'close');
  answer?.();
  expect((await asked).statusCode).toBe(200);
  (await asked).resume();
  await closed;
  allEnded();

  const silent = await serve(() => undefined);
  const cut = ask(silent.port).catch((error: Error) => error.message);
  await expect.poll(() => silent.server.listenerCount('request')).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const ended = once(silent.server, 'close');
  silent.server.close();
  silent.gentle.endConnections(50);
  expect(await cut).toMatch(/socket hang up|ECONNRESET/);
  await ended;
});

test('a connection whose request began before the stop, and was answered late, is waited for no longer than for that answer', async () => {
  let answer: (() => void) | undefined;
  const { server, gentle, port } = await serve((_request, response) => {
    answer = () => void response.end('late');
  });
  const asked = ask(port);
  await expect.poll(() => answer).toBeDefined();
  gentle.begin();
  const closed = once(server, 'close');
  server.close();
  const allEnded = gentle.endConnections(60_000);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  answer?.();
  expect((await asked).headers.connection).toBe('keep-alive');
  (await asked).resume();
  await closed;
  allEnded();
});
