import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection on which a test writes arbitrary bytes. */
export interface RawCaller {
  readonly socket: Socket;
  /** Everything that was answered so far. */
  answer(): string;
  /** Resolves once the server, or the test, has closed the connection. */
  readonly closed: Promise<void>;
}

/**
 * Opens a connection and writes `text` on it; reads the answer if `isReading`. Errors end the connection and nothing
 * else.
 */
export async function callRaw(url: string, text = '', isReading = true): Promise<RawCaller> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  let answer = '';
  socket.on('error', () => undefined);
  if (isReading) socket.on('data', (bytes: Buffer) => (answer += bytes.toString('latin1')));
  // After a reset that the system rejected because the socket was already shutting down, Node emits an error and no
  // close.
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()).once('error', () => resolve()));
  await Promise.race([once(socket, 'connect').catch(() => undefined), closed]);
  if (text) socket.write(text);
  return { socket, answer: () => answer, closed };
}

/** Opens many at once. */
export const callRawTimes = (count: number, url: string, text = '') =>
  Promise.all(Array.from({ length: count }, () => callRaw(url, text)));

/** The head of a request, with the blank line after it. */
export function head(method: string, path: string, headers: Readonly<Record<string, string | number>> = {}): string {
  const lines = Object.entries({ host: 'konstruct.test', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}
