import { type Actor, isApiToken } from '@konstruct/kit/identity';
import { apiTokenExpired, apiTokenRevoked } from '../errors/rejections.ts';
import type { IdentityStore, IssuedToken } from './identity-store.port.ts';

/**
 * The actor of an API token; null when the token was never issued. Throws a rejection that says so when the token has
 * ended.
 */
export type ResolveApiToken = (token: string) => Promise<Actor | null>;

/** The token of an `Authorization` header; null when the request has none. */
export function bearerToken(header: string | undefined): string | null {
  return header === undefined ? null : (/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '');
}

/** The use of a token is recorded at most once a minute, however many requests there are. */
const noteEveryMs = 60_000;
const mostKept = 10_000;

/** Looks up a token on each request, so that a revoked token is rejected at the next one. */
export function createTokenResolver(store: IdentityStore, warn: (error: unknown) => void): ResolveApiToken {
  const notedAt = new Map<string, number>();

  function noteUse(token: IssuedToken): void {
    const now = Date.now();
    if (now - (notedAt.get(token.id) ?? 0) < noteEveryMs) return;
    if (notedAt.size >= mostKept) notedAt.clear();
    notedAt.set(token.id, now);
    // No one waits for it: a request is answered whether or not the time of use can be recorded.
    store.noteTokenUse(token).catch(warn);
  }

  return async function resolveApiToken(text) {
    const token = isApiToken(text) ? await store.findApiToken(text) : null;
    if (!token) return null;
    if (token.isRevoked) throw apiTokenRevoked();
    if (token.isExpired) throw apiTokenExpired();
    noteUse(token);
    const { id, name, tenantId, scopes } = token;
    return { kind: 'token', id, name, tenantId, scopes };
  };
}
