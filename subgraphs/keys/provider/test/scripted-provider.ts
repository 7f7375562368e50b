import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const servers: Server[] = [];

/** Stops all providers that tests have started. */
export function endProviders(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}

/** The port of a server that stops with the providers. */
export async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** A request, as a provider saw it. */
interface Seen {
  call: string;
  key: string | undefined;
  model: string | undefined;
  /** The names of the fields in the request. */
  fields: string[];
}
/** What a provider sends: a response, none, or an end of the connection. */
export type Reply = { status?: number; json?: unknown; html?: string; location?: string } | 'hang' | 'drop';

/** A provider that sends the given replies, and records each request with its key. */
export async function startProvider(reply: (seen: Seen) => Reply): Promise<{ port: number; calls: Seen[] }> {
  const calls: Seen[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const part of request) body += String(part);
    const seen = {
      call: `${request.method} ${request.url}`,
      key: request.headers.authorization?.replace('Bearer ', '') ?? request.headers['x-api-key']?.toString(),
      model: body ? String(JSON.parse(body).model) : undefined,
      fields: body ? Object.keys(JSON.parse(body)) : [],
    };
    calls.push(seen);
    const answer = reply(seen);
    if (answer === 'hang') return;
    if (answer === 'drop') return void request.socket.destroy();
    const { status = answer.location ? 307 : 200, json, html, location } = answer;
    response.writeHead(status, {
      'content-type': html ? 'text/html' : 'application/json',
      ...(location ? { location } : {}),
    });
    response.end(html ?? JSON.stringify(json));
  });
  return { port: await listen(server), calls };
}
