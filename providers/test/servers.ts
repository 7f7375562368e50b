import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const servers: Server[] = [];

/** What the model answers. */
export const answerText = 'We open at nine.';

/** Closes all servers that tests have started. */
export function endServers(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}

export interface Asked {
  /** `GET /v1beta/models` */
  readonly call: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, unknown>>;
}

/** An object goes out as JSON, a list as the events of a stream. */
export interface Answered {
  readonly status?: number;
  readonly json?: object;
  readonly events?: readonly (object | string)[];
}

/** Starts a server that answers with `answer`, and records the requests that it receives. */
export async function startServer(answer: (asked: Asked) => Answered) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const written = await text(request);
    const body = written === '' ? {} : (JSON.parse(written) as Asked['body']);
    const one = { call: `${request.method} ${request.url}`, headers: request.headers, body };
    asked.push(one);
    const { status = 200, json, events } = answer(one);
    response.writeHead(status, { 'content-type': events ? 'text/event-stream' : 'application/json' });
    response.end(
      events?.map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\r\n\r\n`).join('') ??
        JSON.stringify(json),
    );
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, asked };
}
