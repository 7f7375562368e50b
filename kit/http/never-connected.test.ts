import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { isNeverConnected } from './never-connected.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** A server that does this to each connection. */
async function serve(act: Parameters<typeof createServer>[1]): Promise<number> {
  server = createServer(act as never);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}
const failureOf = (url: string) =>
  fetch(url, { method: 'POST', body: 'hello', signal: AbortSignal.timeout(2000) }).then(
    () => expect.fail('it did not fail'),
    (error: unknown) => error,
  );

test('N7 a refused connection, an unknown name and a handshake that fails surely reached no one', async () => {
  const port = await serve((socket) => socket.destroy());
  server?.close();
  expect(isNeverConnected(await failureOf(`http://127.0.0.1:${port}`))).toBe(true);
  expect(isNeverConnected(await failureOf('http://does-not-exist.invalid'))).toBe(true);
  const noTls = await serve((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  expect(isNeverConnected(await failureOf(`https://127.0.0.1:${noTls}`))).toBe(true);
});

test('N7 a connection that is cut within the handshake reached no one', async () => {
  const port = await serve((socket) => socket.once('data', () => socket.destroy()));
  expect(isNeverConnected(await failureOf(`https://127.0.0.1:${port}`))).toBe(true);
});

test('N7 a connection that is cut, and one that stays silent, after the body was sent may have been heard', async () => {
  const cut = await serve((socket) => socket.once('data', () => socket.destroy()));
  expect(isNeverConnected(await failureOf(`http://127.0.0.1:${cut}`))).toBe(false);
  const silent = await serve(() => undefined);
  expect(isNeverConnected(await failureOf(`http://127.0.0.1:${silent}`))).toBe(false);
});

test.each([
  ['a read that timed out', { code: 'ETIMEDOUT', syscall: 'read' }, false],
  ['an address that did not answer', { code: 'ETIMEDOUT', syscall: 'connect' }, true],
  ['a reset', { code: 'ECONNRESET', syscall: 'read' }, false],
  ['a record that was spoilt on the way', { code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' }, false],
  ['a certificate that has expired', { code: 'CERT_HAS_EXPIRED' }, true],
])('%s', (_what, more, expected) => {
  const cause = Object.assign(new Error('x'), more);
  expect(isNeverConnected(new TypeError('fetch failed', { cause }))).toBe(expected);
  expect(isNeverConnected(new AggregateError([cause, Object.assign(new Error('y'), { syscall: 'connect' })]))).toBe(
    expected,
  );
});
