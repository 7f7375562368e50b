import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { StartService } from '@konstruct/kit/process';
import { handToBuild, readPortalEnv } from './env.ts';

const handlerUrl = new URL('./build/handler.js', import.meta.url);

/** Serves the built portal. Only the gateway reaches it. */
export const start: StartService = async (source) => {
  const env = readPortalEnv(source);
  if (!existsSync(fileURLToPath(handlerUrl))) throw new Error('The portal is not built. Run `npm run build -w portal`.');
  handToBuild(env);
  const { handler } = (await import(handlerUrl.href)) as { handler: RequestListener };

  const server = createServer((request, response) => {
    if (request.url === '/healthz' || request.url === '/readyz') response.end('ok');
    else handler(request, response);
  });
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
      await closed;
    },
  };
};
