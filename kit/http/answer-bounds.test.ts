import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { AnswerError, guardedFetch, type GuardedFetchOptions } from './index.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
const endpoint = (answer: RequestListener) => listen(createHttpServer(answer));
/** An endpoint that writes arbitrary bytes once it has received a request. */
const rawEndpoint = (write: (socket: Socket) => void) =>
  listen(createServer((socket) => socket.once('data', () => write(socket))));

const clientOf = (url: string, options: Partial<GuardedFetchOptions> = {}) =>
  guardedFetch({ allowPrivateHosts: [new URL(url).host], ...options });
const readAll = async (answer: Promise<Response>) => (await answer).text();
const thrownBy = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'nothing',
    (error: unknown) => error,
  );
const reasonOf = async (attempt: Promise<unknown>) => {
  const error = await thrownBy(attempt);
  return error instanceof AnswerError ? error.reason : error;
};
const every = (ms: number, socket: Socket, act: () => void) => {
  const timer = setInterval(act, ms);
  socket.on('close', () => clearInterval(timer));
};
/** Headers at once, then a byte now and then, and no end. */
const dripping: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write(' ');
  every(20, response.socket as Socket, () => response.write(' '));
};

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

describe('the size of an answer is bounded', () => {
  const bound = 64 * 1024;
  const sized = (url: string) => readAll(clientOf(url, { maxAnswerBytes: bound })(url));

  test('as much as the bound is taken, in few pieces, and one byte more is not, declared or not', async () => {
    const url = await endpoint((request, response) => {
      const length = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('length'));
      if (request.headers['x-declared']) response.setHeader('content-length', length);
      for (let written = 0; written < length; written += 1) response.write('x');
      response.end();
    });
    const call = clientOf(url, { maxAnswerBytes: bound });
    const pieces: number[] = [];
    for await (const piece of (await call(`${url}?length=${bound}`)).body ?? []) pieces.push(piece.length);
    expect(pieces.reduce((sum, length) => sum + length, 0)).toBe(bound);
    expect(pieces.length).toBeLessThanOrEqual(bound / 16_384 + 1);
    expect(await reasonOf(readAll(call(`${url}?length=${bound + 1}`)))).toBe('too_large');
    expect(await reasonOf(call(`${url}?length=${bound + 1}`, { headers: { 'x-declared': 'yes' } }))).toBe('too_large');
  });

  test('an answer without an end is cut off, an error’s too', async () => {
    for (const status of [200, 500]) {
      const url = await endpoint((_request, response) => {
        const part = 'x'.repeat(10_000);
        const more = () => {
          while (!response.destroyed && response.write(part));
        };
        response.writeHead(status).on('drain', more);
        more();
      });
      expect(await reasonOf(sized(url))).toBe('too_large');
    }
  });

  const bomb = Buffer.alloc(64 * 1024 * 1024);
  test.each([
    ['gzip', gzipSync(bomb)],
    ['GZIP', gzipSync(bomb)],
    ['x-gzip', gzipSync(bomb)],
    ['deflate', deflateSync(bomb)],
    ['br', brotliCompressSync(bomb)],
    ['zstd', zstdCompressSync(bomb)],
    ['gzip, gzip', gzipSync(gzipSync(bomb))],
    ['identity, gzip', gzipSync(bomb)],
  ])('an answer that is packed as %s is refused unopened, though it is small on the wire', async (encoding, body) => {
    const seen: (string | undefined)[] = [];
    const url = await endpoint((request, response) => {
      seen.push(request.headers['accept-encoding']);
      response.writeHead(200, { 'content-encoding': encoding }).end(body);
    });
    expect(await reasonOf(clientOf(url)(url, { headers: { 'accept-encoding': 'gzip' } }))).toBe('encoded');
    expect(seen).toEqual(['identity']);
  });

  test.each<[string, (socket: Socket) => void]>([
    [
      'headers',
      (socket) =>
        socket.write(`HTTP/1.1 200 OK\r\n${`x: ${'x'.repeat(1000)}\r\n`.repeat(40)}content-length: 0\r\n\r\n`),
    ],
    [
      'one header',
      (socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(40_000)}\r\ncontent-length: 0\r\n\r\n`),
    ],
    [
      'trailers',
      (socket) =>
        socket.write(
          `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n${`x: ${'x'.repeat(1000)}\r\n`.repeat(40)}\r\n`,
        ),
    ],
    [
      'early hints',
      (socket) => socket.write(`HTTP/1.1 103 Early Hints\r\n${`x: ${'x'.repeat(1000)}\r\n`.repeat(40)}\r\n`),
    ],
  ])('%s beyond 16 KiB are not taken', async (_what, write) => {
    const url = await rawEndpoint(write);
    expect(await reasonOf(readAll(clientOf(url)(url)))).toBe('too_large');
  });
});

test('what is no HTTP answer is a rejection or a network failure, never a crash', async () => {
  const url = await rawEndpoint((socket) => socket.end('HTTP/1.1 999 Odd\r\ncontent-length: 0\r\n\r\n'));
  expect(await reasonOf(clientOf(url)(url))).toBe('malformed');
  for (const line of [
    'SSH-2.0-OpenSSH\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n',
    '',
    'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nab',
  ]) {
    const odd = await rawEndpoint((socket) => socket.end(line));
    expect(await thrownBy(readAll(clientOf(odd)(odd)))).toBeInstanceOf(TypeError);
  }
});

test('an answer without a body is an answer', async () => {
  const url = await endpoint((_request, response) => void response.writeHead(204).end());
  const response = await clientOf(url)(url);
  expect([response.status, await response.text()]).toEqual([204, '']);
});

describe('what is no byte of a body is bounded too, at whatever speed it comes', () => {
  const flood = (socket: Socket, text: string) => {
    const bytes = Buffer.from(text);
    const write = () => {
      while (!socket.destroyed && socket.write(bytes));
    };
    socket.on('drain', write);
    write();
  };
  const oneChunk = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;';

  test.each<[string, string, string, string]>([
    ['answers before the answer', '', 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(2_000), 'malformed'],
    ['a chunk’s extension without an end', oneChunk, 'x'.repeat(65_536), 'too_large'],
  ])('%s', async (_what, start, more, reason) => {
    const url = await rawEndpoint((socket) => (socket.write(start), flood(socket, more)));
    expect(await reasonOf(readAll(clientOf(url, { totalTimeoutMs: 5_000, maxAnswerBytes: 100_000 })(url)))).toBe(
      reason,
    );
  });

  test('a few early answers, and a body byte by byte, are taken, again and again', async () => {
    const body = 'x'.repeat(50_000);
    const url = await listen(
      createServer((socket) =>
        socket.on('data', () =>
          socket.write(
            `HTTP/1.1 103 Early Hints\r\n\r\n${oneChunk.slice(0, -2)}${'1\r\nx\r\n'.repeat(50_000)}0\r\n\r\n`,
          ),
        ),
      ),
    );
    const client = clientOf(url, { maxAnswerBytes: 50_000 });
    for (let call = 0; call < 3; call += 1) expect(await readAll(client(url))).toBe(body);
  });
});
