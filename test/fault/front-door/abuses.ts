import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { callRaw, head, type RawCaller } from '@konstruct/kit/testing';
import type { Random } from './random.ts';

/** Where an attacker goes, and from where. */
export interface Target {
  readonly url: string;
  readonly path: string;
  /** Headers that every request carries. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Abuses one connection, and leaves it open. */
type Abuse = (target: Target, random: Random) => Promise<RawCaller>;

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'] as const;
const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
] as const;
const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024));
const json = '{"query":"{ viewer { id } }","documentId":"x"}';

/** A whole request with a small body. */
const whole = ({ path, headers }: Target, method: string, type = types[0] as string) =>
  `${head(method, path, { ...headers, 'content-type': type, 'content-length': json.length })}${json}`;

async function send(target: Target, ...pieces: readonly (string | Buffer)[]): Promise<RawCaller> {
  const caller = await callRaw(target.url);
  for (const piece of pieces) caller.socket.write(piece);
  return caller;
}

export const abuses: Readonly<Record<string, Abuse>> = {
  silent: (target) => send(target),
  'half a head': (target, random) => {
    const text = head('POST', target.path, target.headers);
    return send(target, text.slice(0, random.below(text.length)));
  },
  'a body that never comes': (target, random) =>
    send(
      target,
      head(random.of(methods), target.path, {
        ...target.headers,
        'content-type': random.of(types),
        'content-length': 900_000,
      }),
      'x',
    ),
  'half a body': (target, random) => {
    const text = whole(target, random.of(['POST', 'PUT', 'DELETE']), random.of(types));
    return send(target, text.slice(0, text.length - 1 - random.below(json.length - 1)));
  },
  'chunks that never end': (target) =>
    send(
      target,
      head('POST', target.path, { ...target.headers, 'content-type': typeFor(target), 'transfer-encoding': 'chunked' }),
      '5\r\nhello\r\n',
    ),
  'broken chunks': (target, random) =>
    send(
      target,
      head('POST', target.path, { ...target.headers, 'transfer-encoding': 'chunked' }),
      random.of([
        'zz\r\n',
        '-1\r\n',
        'ffffffffffffffff\r\nx',
        '5\r\nhelloX',
        '5;ext=\u0000\r\nhello\r\n0\r\nbad trailer\r\n\r\n',
      ]),
    ),
  'a whole request': (target, random) => send(target, whole(target, random.of(methods), random.of(types))),
  'requests in a row': (target, random) => send(target, whole(target, random.of(methods)).repeat(2 + random.below(3))),
  'two lengths': (target) =>
    send(target, `POST ${target.path} HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 9\r\n\r\nfour`),
  'a length and chunks': (target) =>
    send(
      target,
      head('POST', target.path, { ...target.headers, 'content-length': 4, 'transfer-encoding': 'chunked' }),
      '0\r\n\r\nGET /x HTTP/1.1\r\n\r\n',
    ),
  'a length that is too large': (target) =>
    send(
      target,
      head('POST', target.path, { ...target.headers, 'content-type': typeFor(target), 'content-length': 10 ** 12 }),
      Buffer.alloc(65_536),
    ),
  'a body that grows too large': (target) => {
    const piece = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 'x'), Buffer.from('\r\n')]);
    const start = head('POST', target.path, {
      ...target.headers,
      'content-type': typeFor(target),
      'transfer-encoding': 'chunked',
    });
    return send(target, start, ...Array.from({ length: 80 }, () => piece));
  },
  'a compressed body': (target, random) => {
    const body = random.of([bomb, bomb.subarray(0, 500), randomBytes(500)]);
    const encoding = {
      'content-encoding': random.of(['gzip', 'br', 'deflate', 'zstd']),
      'content-length': body.length,
    };
    return send(
      target,
      head('POST', target.path, { ...target.headers, 'content-type': 'application/json', ...encoding }),
      body,
    );
  },
  'large headers': (target, random) =>
    send(
      target,
      head('GET', `${target.path}?${'x'.repeat(random.below(20_000))}`, {
        ...target.headers,
        cookie: 'y'.repeat(random.below(20_000)),
      }),
    ),
  'no HTTP': (target) => send(target, randomBytes(300)),
  'an upgrade': (target) =>
    send(
      target,
      head('GET', target.path, {
        ...target.headers,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-key': 'x',
      }),
    ),
  'an answer that is not read': (target) =>
    callRaw(
      target.url,
      head('GET', target.path, { ...target.headers, 'accept-encoding': 'identity' }).repeat(4),
      false,
    ),
  'an expectation': (target, random) =>
    send(
      target,
      head('POST', target.path, {
        ...target.headers,
        expect: random.of(['100-continue', '200-ok']),
        'content-length': 9,
      }),
    ),
};

/** A content type that the path accepts, so that the body is read. */
function typeFor({ path }: Target): string {
  return path === '/' ? types[1] : types[0];
}

/** Leaves a connection: at once, with the last bytes, or like a cut cable. */
export function leave({ socket }: RawCaller, random: Random): void {
  const how = random.below(3);
  if (how === 0) socket.end();
  else if (how === 1) socket.destroy();
  else socket.resetAndDestroy();
}
