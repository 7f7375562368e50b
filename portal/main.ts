import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { metricsOf, serveMetrics } from '@konstruct/kit/metrics';
import { createLogger, type StartService } from '@konstruct/kit/process';
import { handToBuild, readPortalEnv } from './env.ts';
import { watchPages } from './watch-pages.ts';

const handlerUrl = new URL('./build/handler.js', import.meta.url);

/** Serves the built portal. Only the gateway reaches it. */
export const start: StartService = async (source) => {
  const env = readPortalEnv(source);
  if (!existsSync(fileURLToPath(handlerUrl))) throw new Error('The portal is not built. Run `npm run build -w portal`.');
  handToBuild(env);
  const { handler } = (await import(handlerUrl.href)) as { handler: RequestListener };

  const pages = watchPages(handler, createLogger({ name: 'portal', level: env.LOG_LEVEL }));
  const server = createServer((request, response) => {
    if (request.url === '/healthz' || request.url === '/readyz') response.end('ok');
    else pages(request, response);
  });
  // On a port of its own: whatever the public door passes on never reaches it.
  const metrics = await serveMetrics(metricsOf('portal'), { host: env.HOST, port: env.PORTAL_METRICS_PORT });
  server.listen(env.PORTAL_PORT, env.HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    name: 'portal',
    url: `http://${env.HOST}:${port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await Promise.all([closed, metrics.stop()]);
    },
  };
};
