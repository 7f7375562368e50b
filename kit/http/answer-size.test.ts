import { createServer, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import {
  clientOf,
  endEndpoints,
  endpoint,
  listen,
  rawEndpoint,
  readAll,
  reasonOf,
  thrownBy,
} from './test/endpoints.ts';

afterEach(endEndpoints);

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
