import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';

export interface MetricsServerOptions {
  readonly metrics: Metrics;
  /** The full answer of `/readyz`, with its status, if it is served here too. */
  readonly readiness?: () => Promise<{ readonly statusCode: number; readonly body: object }>;
  readonly host: string;
  readonly port: number;
}

/**
 * Serves `/metrics`, and `/readyz` in full, on a port of the private network, in addition to a port that others reach.
 */
export async function serveMetrics({
  metrics,
  readiness,
  host,
  port,
}: MetricsServerOptions): Promise<{ stop(): Promise<void> }> {
  async function answer(path: string | undefined, response: ServerResponse): Promise<void> {
    if (path === '/metrics')
      return void response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.text());
    if (path !== '/readyz' || !readiness) return void response.writeHead(404).end();
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
