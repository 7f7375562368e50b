import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly bodySha256: string;
  readonly bodyBytes: number;
}

/**
 * A plain HTTP service that records its requests. `answer` replaces the default when a test needs more than 200 and a
 * word.
 */
export async function startEchoService(answer?: RequestListener) {
  const requests: SeenRequest[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const bodySha256 = createHash('sha256').update(body).digest('hex');
      requests.push({
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        bodySha256,
        bodyBytes: body.length,
      });
      if (answer) answer(request, response);
      else response.setHeader('x-powered-by', 'echo').end('echo');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    /** The newest request. */
    last(): SeenRequest {
      const request = requests.at(-1);
      if (!request) throw new Error('The service was not asked.');
      return request;
    },
    stop() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
