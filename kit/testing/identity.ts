import type { Actor } from '../identity/actor.ts';
import { createIdentitySigner, generateIdentityKeys, identityHeader } from '../identity/identity-token.ts';
import { newId } from '../database/ids.ts';

/** An operator of a tenant, with a role; `more` replaces what matters to the test. */
export function testOperator(
  tenantId: string | null,
  role: string | null = 'OWNER',
  more: Partial<Extract<Actor, { kind: 'operator' }>> = {},
): Actor {
  return {
    kind: 'operator',
    id: newId(),
    name: 'Ada',
    email: 'ada@example.com',
    sessionId: newId(),
    tenantId,
    role,
    ...more,
  };
}

/** A subgraph's answer: the HTTP status and the GraphQL response. */
export interface Answer {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** Acts as the gateway. */
export interface TestIdentity {
  /** What services need to trust this identity. */
  readonly publicJwk: string;
  readonly privateJwk: string;
  /** Headers of a request that acts as `actor` at a service. */
  headers(actor: Actor, service: string): Promise<Record<string, string>>;
  /** Queries a subgraph as the gateway would, on behalf of `actor`. */
  ask(service: { name: string; url: string }, actor: Actor, query: string, variables?: object): Promise<Answer>;
}

/** Keys that replace the gateway's. */
export async function createTestIdentity(): Promise<TestIdentity> {
  const keys = await generateIdentityKeys();
  const signer = createIdentitySigner(keys.privateJwk);
  const headers = async (actor: Actor, service: string) => ({ [identityHeader]: await signer.sign(actor, service) });
  return {
    ...keys,
    headers,
    async ask(service, actor, query, variables = {}) {
      const response = await fetch(`${service.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await headers(actor, service.name)) },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
    },
  };
}
