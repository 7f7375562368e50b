import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A received POST. */
export interface Received {
  headers: IncomingHttpHeaders;
  raw: string;
  body: { type: string; event_id: string; event: Record<string, unknown> } & Record<string, unknown>;
}

/** Receives webhooks like the product, and answers Meta's verification of a callback. */
export interface EventReceiver {
  url: string;
  received: Received[];
  /** The answers to the next POSTs; `hang` never answers. 200 if the list is empty. */
  answers: (number | 'hang' | { status: number; headers: Record<string, string> })[];
  /** Waits until `count` POSTs have arrived. */
  until(count: number): Promise<Received[]>;
  stop(): Promise<void>;
}

/** Listens on a free port. */
export async function startEventReceiver(): Promise<EventReceiver> {
  const received: Received[] = [];
  const answers: EventReceiver['answers'] = [];
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.end(new URL(request.url ?? '', 'http://localhost').searchParams.get('hub.challenge'));
      return;
    }
    let raw = '';
    request.on('data', (chunk: Buffer) => (raw += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, raw, body: JSON.parse(raw) as Received['body'] });
      const answer = answers.shift() ?? 200;
      if (answer === 'hang') return;
      if (typeof answer === 'number') response.writeHead(answer).end();
      else response.writeHead(answer.status, answer.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    received,
    answers,
    until: async (count) => {
      const end = Date.now() + 5000;
      while (received.length < count && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
      if (received.length < count) throw new Error(`Only ${received.length} of ${count} events arrived.`);
      return received;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
