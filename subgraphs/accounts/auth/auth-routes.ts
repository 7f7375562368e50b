import { type IdentityVerifier, identityHeader } from '@konstruct/kit/identity';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { allowedPaths, authPath } from './auth-paths.ts';
import { clientAddressHeader } from './client-address.ts';
import { signCookiesAgain } from './signed-cookies.ts';

/** Longer than any of our forms, and too short for large uploads. */
const bodyLimitBytes = 16_384;

/** The headers that better-auth needs. All others are dropped, above all forwarding headers. */
const passedHeaders = [
  'accept',
  'content-type',
  'cookie',
  'origin',
  'referer',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'user-agent',
  clientAddressHeader,
];

function toWebRequest(request: FastifyRequest, { publicUrl, secrets }: AuthRoutesOptions): Request {
  const headers = new Headers();
  for (const name of passedHeaders) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, name === 'cookie' ? signCookiesAgain(value, secrets) : value);
  }
  const body = request.body instanceof Buffer && request.body.length > 0 ? new Uint8Array(request.body) : null;
  return new Request(new URL(request.url, publicUrl), { method: request.method, headers, body });
}

/**
 * A rejection for too many requests, with what a client needs to retry: better-auth's own has neither a code nor the
 * usual header.
 */
async function rejectTooMany(reply: FastifyReply, response: Response) {
  const seconds = response.headers.get('retry-after') ?? response.headers.get('x-retry-after') ?? '60';
  const rejection = z.looseObject({ message: z.string() }).parse(await response.json());
  reply.headers({ 'retry-after': seconds, ratelimit: `"attempts";r=0;t=${seconds}`, 'cache-control': 'no-store' });
  return reply.status(429).send({ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: Number(seconds), ...rejection });
}

async function answer(reply: FastifyReply, response: Response) {
  if (response.status === 429) return rejectTooMany(reply, response);
  for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value);
  reply.header('set-cookie', response.headers.getSetCookie());
  reply.header('cache-control', 'no-store');
  return reply.status(response.status).send(Buffer.from(await response.arrayBuffer()));
}

export interface AuthRoutesOptions {
  readonly handler: (request: Request) => Promise<Response>;
  readonly publicUrl: string;
  /** The secrets that sign cookies: the current one first, then earlier ones. */
  readonly secrets: readonly string[];
  readonly verifier: IdentityVerifier;
}

/**
 * Serves better-auth's allowed paths to the gateway only, in a separate Fastify context. Every other path below it
 * returns 404.
 */
export function addAuthRoutes(http: FastifyInstance, options: AuthRoutesOptions): void {
  const { handler, verifier } = options;
  http.addHook('onRequest', async (request, reply) => {
    const signed = await verifier.verify(String(request.headers[identityHeader] ?? '')).catch(() => null);
    if (!signed)
      return reply.status(401).send({ code: 'UNAUTHENTICATED', message: 'The request carries no valid identity.' });
    return undefined;
  });
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bodyLimitBytes }, (_request, body, done) =>
    done(null, body),
  );
  for (const { method, path } of allowedPaths) {
    http.route({
      method,
      url: `${authPath}${path}`,
      exposeHeadRoute: false,
      handler: async (request, reply) => answer(reply, await handler(toWebRequest(request, options))),
    });
  }
}
