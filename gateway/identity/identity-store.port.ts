import type { Readiness } from '@konstruct/kit/process';

/** A live session and, if a tenant was named, the operator's role in it. */
export interface Session {
  readonly sessionId: string;
  readonly operatorId: string;
  readonly name: string;
  readonly email: string;
  /** Null when no tenant was named, or the operator is not a member of it. */
  readonly role: string | null;
}

/** An API token that was issued, whether or not it is still valid. */
export interface IssuedToken {
  readonly id: string;
  readonly name: string;
  readonly tenantId: string;
  readonly scopes: readonly string[];
  readonly isExpired: boolean;
  readonly isRevoked: boolean;
}

/** Sessions, memberships and API tokens, as they are at this moment. */
export interface IdentityStore {
  /** Null when there is no such session, or it has ended. `tenantId` is a UUID or null. */
  findSession(token: string, tenantId: string | null): Promise<Session | null>;
  /** Null when no such token was ever issued. */
  findApiToken(token: string): Promise<IssuedToken | null>;
  /** Records when the token was last used, exact to the minute. */
  noteTokenUse(token: Pick<IssuedToken, 'id' | 'tenantId'>): Promise<void>;
  /** Whether sessions can be looked up now. */
  readiness(): Promise<Readiness>;
  close(): Promise<void>;
}
