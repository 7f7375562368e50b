import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request whose body has arrived. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The bearer token, or an empty text. */
  readonly token: string;
  /** Fields of a form or of a JSON body. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface JsonReply {
  readonly status?: number;
  readonly body: unknown;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

function fieldsOf(request: IncomingMessage, body: string): Record<string, unknown> {
  if (body === '') return {};
  if (request.headers['content-type']?.includes('json')) return JSON.parse(body) as Record<string, unknown>;
  return Object.fromEntries(new URLSearchParams(body));
}

/**
 * A server on the standard library only: it must cost little beside what is measured. `reply` may write the answer
 * itself and return null.
 */
export async function startServer(
  reply: (received: Received, response: ServerResponse) => JsonReply | null | Promise<JsonReply | null>,
): Promise<RunningServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://vendor');
      const received: Received = {
        method: request.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
        token: /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '',
        fields: fieldsOf(request, Buffer.concat(chunks).toString('utf8')),
      };
      void Promise.resolve(reply(received, response)).then((answer) => {
        if (answer === null || response.destroyed) return;
        response
          .writeHead(answer.status ?? 200, { 'content-type': 'application/json' })
          .end(JSON.stringify(answer.body));
      });
    });
  });
  // Connections are kept open: a new one for each call would be measured too.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

export const pause = (ms: number) =>
  ms > 0 ? new Promise<void>((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
