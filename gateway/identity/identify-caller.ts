import type { Actor } from '@konstruct/kit/identity';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../context.ts';
import { identityUnavailable, unknownApiToken } from '../front-door/refusals.ts';
import { bearerToken, type ResolveApiToken } from './api-token.ts';
import { parseCookies } from './cookies.ts';
import type { IdentityStore } from './identity-store.port.ts';
import { requestedTenant } from './requested-tenant.ts';
import { sessionCookieName, verifySessionCookie } from './session-cookie.ts';

export interface IdentityOptions {
  readonly store: IdentityStore;
  readonly resolveApiToken: ResolveApiToken;
  readonly signer: { sign(actor: Actor, audience: string): Promise<string> };
  readonly authSecret: string;
  readonly publicUrl: string;
}

const anonymous: Actor = { kind: 'anonymous' };

/**
 * Finds out who is asking, once per request. A session acts in the tenant it names only as its member. An `Authorization` header
 * decides alone: a cookie beside it is not looked at, and neither is a tenant that is named, since a token is bound to one.
 */
export function createIdentify({ store, resolveApiToken, signer, authSecret, publicUrl }: IdentityOptions) {
  const cookieName = sessionCookieName(publicUrl);

  async function actorOfSession(request: FastifyRequest): Promise<Actor> {
    const cookies = parseCookies(request.headers.cookie);
    const token = verifySessionCookie(cookies.get(cookieName), authSecret);
    if (token === null) return anonymous;
    const asked = requestedTenant(request.headers['x-konstruct-tenant'], cookies.get('konstruct_tenant'));
    const session = await store.findSession(token, asked);
    if (!session) return anonymous;
    const { sessionId, operatorId, name, email, role } = session;
    return { kind: 'operator', id: operatorId, name, email, sessionId, tenantId: role === null ? null : asked, role };
  }

  async function actorOf(request: FastifyRequest): Promise<Actor> {
    const apiToken = bearerToken(request.headers.authorization);
    if (apiToken === null) return actorOfSession(request);
    const actor = await resolveApiToken(apiToken);
    if (!actor) throw unknownApiToken();
    return actor;
  }

  return async function identifyCaller(request: FastifyRequest): Promise<Caller> {
    const actor = await actorOf(request).catch((error: unknown) => {
      if (error instanceof Error && 'statusCode' in error) throw error;
      request.log.error({ err: error }, 'the caller could not be identified');
      throw identityUnavailable();
    });
    return { actor, requestId: request.id, log: request.log, identityFor: (audience) => signer.sign(actor, audience) };
  };
}

export type IdentifyCaller = ReturnType<typeof createIdentify>;
