import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const echo: RequestListener = (_request, response) => response.setHeader('x-powered-by', 'echo').end('echo');

/**
 * A plain HTTP service that records its requests. `answer` replaces the default when a test needs more than 200 and a
 * word.
 */
export async function startEchoService(answer = echo) {
  const requests: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const body = await buffer(request).catch(() => null);
    if (!body) return;
    requests.push({ method, url, headers, body });
    answer(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    /** The newest request. */
    last(): SeenRequest {
      const request = requests.at(-1);
      if (!request) throw new Error('The service was not asked.');
      return request;
    },
    async stop() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
