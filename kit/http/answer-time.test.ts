import { createServer, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, test } from 'vitest';
import {
  clientOf,
  dripping,
  endEndpoints,
  endpoint,
  every,
  listen,
  rawEndpoint,
  readAll,
  reasonOf,
  thrownBy,
} from './test/endpoints.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

afterEach(endEndpoints);

describe('the time of an answer is bounded', () => {
  test('an endpoint that drips is ended by the client’s own limit, though no pause is long, and the connection with it', async () => {
    const closed = Promise.withResolvers<void>();
    const url = await endpoint((request, response) => {
      request.socket.on('close', () => closed.resolve());
      dripping(request, response);
    });
    expect(await reasonOf(readAll(clientOf(url, { totalTimeoutMs: 300 })(url)))).toBe('too_slow');
    await closed.promise;
  });

  test.each<[string, (url: string, signal: AbortSignal) => Parameters<typeof fetch>]>([
    ['beside the address', (url, signal) => [url, { signal }]],
    ['in a request', (url, signal) => [new Request(url, { signal })]],
    ['made of others', (url, signal) => [url, { signal: AbortSignal.any([new AbortController().signal, signal]) }]],
  ])(
    'the caller’s signal, %s, ends the body also when garbage is collected in between',
    async (_where, argumentsOf) => {
      const url = await endpoint(dripping);
      const response = await clientOf(url)(...argumentsOf(url, AbortSignal.timeout(300)));
      collectGarbage();
      const reading = thrownBy(response.text());
      collectGarbage();
      expect(await reading).toMatchObject({ name: 'TimeoutError' });
    },
  );

  test('the client’s limit ends the body also when garbage is collected in between, and a body that no one reads', async () => {
    const closed = Promise.withResolvers<void>();
    const url = await endpoint((request, response) => {
      request.socket.on('close', () => closed.resolve());
      dripping(request, response);
    });
    const call = clientOf(url, { totalTimeoutMs: 300 });
    await call(url);
    collectGarbage();
    await closed.promise;
    const response = await call(url);
    collectGarbage();
    expect(await reasonOf(response.text())).toBe('too_slow');
  });

  test.each<[string, (socket: Socket) => void]>([
    ['says nothing', () => undefined],
    [
      'sends one early hint after another',
      (socket) => every(100, socket, () => socket.write('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n')),
    ],
    [
      'writes its headers one sign a time',
      (socket) => (socket.write('HTTP/1.1 200 OK\r\nx: '), every(5, socket, () => socket.write('x'))),
    ],
    [
      'announces a piece in endless words',
      (socket) => (
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;'),
        every(5, socket, () => socket.write('x'))
      ),
    ],
    [
      'writes its trailers one sign a time',
      (socket) => (
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\nx: '),
        every(5, socket, () => socket.write('x'))
      ),
    ],
  ])('an endpoint that %s is given up on', async (_what, write) => {
    const url = await rawEndpoint(write);
    expect(await reasonOf(readAll(clientOf(url, { totalTimeoutMs: 400 })(url)))).toBe('too_slow');
  });

  test('an endpoint that does not take what is sent is given up on', async () => {
    const url = await listen(createServer((socket) => socket.pause()));
    const body = 'x'.repeat(16 * 1024 * 1024);
    expect(await reasonOf(clientOf(url, { totalTimeoutMs: 400 })(url, { method: 'POST', body }))).toBe('too_slow');
  });

  test('a pause is bounded too, and a signal that has ended calls no one', async () => {
    const url = await endpoint((_request, response) => void response.writeHead(200).write(' '));
    expect(await reasonOf(readAll(clientOf(url, { idleTimeoutMs: 300 })(url)))).toBe('too_slow');
    const asked = Promise.withResolvers<never>();
    const other = await endpoint(() => asked.reject(new Error('it was called')));
    expect(await thrownBy(clientOf(other)(other, { signal: AbortSignal.abort('over') }))).toBe('over');
    await expect(Promise.race([asked.promise, Promise.resolve('not called')])).resolves.toBe('not called');
  });
});
