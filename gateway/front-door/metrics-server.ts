import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { Metrics } from '@konstruct/kit/metrics';

export interface MetricsServerOptions {
  readonly metrics: Metrics;
  /** What `/readyz` answers in full, with its status. */
  readonly readiness: () => Promise<{ readonly statusCode: number; readonly body: object }>;
  readonly host: string;
  readonly port: number;
}

/** Serves `/metrics`, and `/readyz` in full, on a port of the private network, beside the public door. */
export async function serveMetrics({ metrics, readiness, host, port }: MetricsServerOptions): Promise<{ stop(): Promise<void> }> {
  async function answer(path: string | undefined, response: ServerResponse): Promise<void> {
    if (path === '/metrics') return void response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.text());
    if (path !== '/readyz') return void response.writeHead(404).end();
    const { statusCode, body } = await readiness();
    response.writeHead(statusCode, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
  const server = createServer((request, response) => {
    answer(request.url, response).catch(() => response.writeHead(500).end());
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
