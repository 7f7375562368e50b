import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseCookies } from '../identity/cookies.ts';
import { sessionCookieName } from '../identity/session-cookie.ts';
import { foreignOrigin } from '../errors/rejections.ts';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** Where a browser says that the request comes from; null where it does not say, as programs do. */
function originOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  if (headers.origin !== undefined) return headers.origin;
  return headers['sec-fetch-site'] === 'cross-site' ? 'null' : null;
}

/**
 * Refuses what changes something where a session's cookie would identify the caller and the browser says that another site asks, or will
 * not say which: `null` comes from isolated frames and redirects. On every path, so that a new one needs no check of its own. An
 * `Authorization` header decides alone, and no browser adds one automatically.
 */
export function refuseForeignOrigins(fastify: FastifyInstance, publicUrl: string): void {
  const own = new URL(publicUrl).origin;
  const cookieName = sessionCookieName(publicUrl);
  fastify.addHook('onRequest', async (request) => {
    if (safeMethods.includes(request.method) || request.headers.authorization !== undefined) return;
    const origin = originOf(request);
    if (origin !== null && origin !== own && parseCookies(request.headers.cookie).has(cookieName)) throw foreignOrigin();
  });
}
