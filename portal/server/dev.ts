import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createLogger, type StartService } from '@konstruct/kit/process';
import { createServer as createVite } from 'vite';
import { handToBuild, readPortalEnv } from './env.ts';
import { watchPages } from './watch-pages.ts';

/** Serves the portal from its sources: a change is seen in the browser without a reload. For development only. */
export const start: StartService = async (source) => {
  const env = readPortalEnv(source);
  handToBuild(env);
  const vite = await createVite({
    // Imported as it stands, and so watched like every other source of this process.
    configLoader: 'native',
    root: fileURLToPath(new URL('..', import.meta.url)),
    // Vite sends changes to the browser over a port of its own: the gateway passes on no web sockets.
    server: { middlewareMode: true, hmr: { host: 'localhost', port: 24_678 } },
  });
  const pages = watchPages(vite.middlewares, createLogger({ name: 'portal', level: env.LOG_LEVEL }));
  const server = createServer((request, response) => {
    // As the built portal does: what it makes addresses of is what the browser asked the gateway for.
    request.headers.host = String(request.headers['x-forwarded-host'] ?? request.headers.host);
    if (request.url === '/healthz' || request.url === '/readyz') response.end('ok');
    else pages(request, response);
  });
  server.listen(env.PORTAL_PORT, env.HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    name: 'portal',
    url: `http://${env.HOST}:${port}`,
    beginStop: () => undefined,
    async stop() {
      server.close();
      server.closeAllConnections();
      await vite.close();
    },
  };
};
