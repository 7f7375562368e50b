import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { AnswerError, guardedFetch, type GuardedFetchOptions } from '../index.ts';

const servers: Server[] = [];
const sockets = new Set<Socket>();
/** Ends all endpoints that tests have started. */
export function endEndpoints(): void {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
}

export async function listen(server: Server): Promise<string> {
  servers.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
export const endpoint = (answer: RequestListener) => listen(createHttpServer(answer));
/** An endpoint that writes arbitrary bytes once it has received a request. */
export const rawEndpoint = (write: (socket: Socket) => void) =>
  listen(createServer((socket) => socket.once('data', () => write(socket))));

export const clientOf = (url: string, options: Partial<GuardedFetchOptions> = {}) =>
  guardedFetch({ allowPrivateHosts: [new URL(url).host], ...options });
export const readAll = async (answer: Promise<Response>) => (await answer).text();
export const thrownBy = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'nothing',
    (error: unknown) => error,
  );
export const reasonOf = async (attempt: Promise<unknown>) => {
  const error = await thrownBy(attempt);
  return error instanceof AnswerError ? error.reason : error;
};
export const every = (ms: number, socket: Socket, act: () => void) => {
  const timer = setInterval(act, ms);
  socket.on('close', () => clearInterval(timer));
};
/** Headers at once, then a byte now and then, and no end. */
export const dripping: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write(' ');
  every(20, response.socket as Socket, () => response.write(' '));
};
