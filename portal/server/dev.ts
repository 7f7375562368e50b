import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createLogger, type StartService } from '@konstruct/kit/process';
import { createServer as createVite } from 'vite';
import { handToBuild, readPortalEnv } from './env.ts';
import { watchPages } from './watch-pages.ts';

/** Serves the portal from its sources: the browser shows a change without a reload. For development only. */
export const start: StartService = async (source) => {
  const env = readPortalEnv(source);
  handToBuild(env);
  const vite = await createVite({
    // Vite imports its configuration as it is, so the process watches it like every other source.
    configLoader: 'native',
    root: fileURLToPath(new URL('..', import.meta.url)),
    // Vite sends changes to the browser over its own port, because the gateway does not proxy web sockets.
    server: { middlewareMode: true, hmr: { host: 'localhost', port: 24_678 } },
  });
  const pages = watchPages(vite.middlewares, createLogger({ name: 'portal', level: env.LOG_LEVEL }));
  const server = createServer((request, response) => {
    // As in the built portal: addresses are built from the host that the browser used to reach the gateway.
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
