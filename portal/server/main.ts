import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { metricsOf, serveMetrics } from '@konstruct/kit/metrics';
import { createLogger, readinessAnswer, type StartService, stopGently } from '@konstruct/kit/process';
import { handToBuild, readPortalEnv } from './env.ts';
import { watchPages } from './watch-pages.ts';

const handlerUrl = new URL('../build/handler.js', import.meta.url);
const gatewayMs = 2_000;

/** Serves the built portal. Only the gateway reaches it. */
export const start: StartService = async (source) => {
  const env = readPortalEnv(source);
  if (!existsSync(fileURLToPath(handlerUrl)))
    throw new Error('The portal is not built. Run `npm run build -w portal`.');
  handToBuild(env);
  const { handler } = (await import(handlerUrl.href)) as { handler: RequestListener };

  /** Every page queries the gateway, so without it the portal has nothing to show. */
  async function seesGateway(): Promise<boolean> {
    const signal = AbortSignal.timeout(gatewayMs);
    return fetch(new URL('/healthz', env.GATEWAY_URL), { signal }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  async function answerReadiness(response: ServerResponse): Promise<void> {
    const { statusCode, body } = readinessAnswer({ gateway: await seesGateway() }, gentle.isStopping);
    response.writeHead(statusCode, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  const pages = watchPages(handler, createLogger({ name: 'portal', level: env.LOG_LEVEL }));
  const server = createServer((request, response) => {
    if (request.url === '/healthz') response.end('ok');
    else if (request.url === '/readyz') void answerReadiness(response);
    else pages(request, response);
  });
  const gentle = stopGently(server);
  // Metrics have their own port, which the gateway never proxies.
  const metrics = await serveMetrics({ metrics: metricsOf('portal'), host: env.HOST, port: env.PORTAL_METRICS_PORT });
  server.listen(env.PORTAL_PORT, env.HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  async function stopAll(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    const allEnded = gentle.endConnections(env.STOP_GRACE_SECONDS * 1000);
    await Promise.all([closed, metrics.stop()]);
    allEnded();
  }

  let stopped: Promise<void> | undefined;
  const beginStop = () => gentle.begin();
  return { name: 'portal', url: `http://${env.HOST}:${port}`, beginStop, stop: () => (stopped ??= stopAll()) };
};
