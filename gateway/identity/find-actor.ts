import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '@konstruct/kit/identity';
import { unknownApiToken } from '../errors/rejections.ts';
import { bearerToken, type ResolveApiToken } from './api-token.ts';
import { parseCookies } from './cookies.ts';
import type { IdentityStore } from './identity-store.port.ts';
import { requestedTenant } from './requested-tenant.ts';
import { sessionCookieName, verifySessionCookie } from './session-cookie.ts';

export interface FindActorOptions {
  readonly store: IdentityStore;
  readonly resolveApiToken: ResolveApiToken;
  readonly authSecrets: readonly string[];
  readonly publicUrl: string;
}

/** The parts of a request that identify the caller. */
export type IdentifyingHeaders = Pick<IncomingHttpHeaders, 'authorization' | 'cookie'> & {
  readonly 'x-konstruct-tenant'?: string | string[] | undefined;
};

const anonymous: Actor = { kind: 'anonymous' };

/**
 * Identifies the caller. A session acts in the tenant it names only as its member. An `Authorization` header takes
 * precedence: a cookie beside it is ignored, and so is a named tenant, since a token is bound to one. Throws a
 * rejection for an invalid token, and whatever the store throws.
 */
export function createFindActor({ store, resolveApiToken, authSecrets, publicUrl }: FindActorOptions) {
  const cookieName = sessionCookieName(publicUrl);

  async function actorOfSession(headers: IdentifyingHeaders): Promise<Actor> {
    const cookies = parseCookies(headers.cookie);
    const token = verifySessionCookie(cookies.get(cookieName), authSecrets);
    if (token === null) return anonymous;
    const asked = requestedTenant(headers['x-konstruct-tenant'], cookies.get('konstruct_tenant'));
    const session = await store.findSession(token, asked);
    if (!session) return anonymous;
    const { sessionId, operatorId, name, email, role } = session;
    return { kind: 'operator', id: operatorId, name, email, sessionId, tenantId: role === null ? null : asked, role };
  }

  return async function findActor(headers: IdentifyingHeaders): Promise<Actor> {
    const apiToken = bearerToken(headers.authorization);
    if (apiToken === null) return actorOfSession(headers);
    const actor = await resolveApiToken(apiToken);
    if (!actor) throw unknownApiToken();
    return actor;
  };
}

export type FindActor = ReturnType<typeof createFindActor>;
