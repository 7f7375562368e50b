import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseCookies } from '../identity/cookies.ts';
import { sessionCookieName } from '../identity/session-cookie.ts';
import { foreignOrigin } from '../errors/rejections.ts';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** The origin that a browser states for the request; null when there is none, as with programs. */
function originOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  if (headers.origin !== undefined) return headers.origin;
  return headers['sec-fetch-site'] === 'cross-site' ? 'null' : null;
}

/**
 * Rejects requests that change something when a session cookie would identify the caller and the browser reports
 * another site as the origin, or hides it: `null` comes from isolated frames and redirects. Applies to every path, so
 * that a new one needs no check. An `Authorization` header takes precedence over the cookie, and no browser adds one
 * automatically.
 */
export function refuseForeignOrigins(fastify: FastifyInstance, publicUrl: string): void {
  const own = new URL(publicUrl).origin;
  const cookieName = sessionCookieName(publicUrl);
  fastify.addHook('onRequest', async (request) => {
    if (safeMethods.includes(request.method) || request.headers.authorization !== undefined) return;
    const origin = originOf(request);
    if (origin !== null && origin !== own && parseCookies(request.headers.cookie).has(cookieName))
      throw foreignOrigin();
  });
}
