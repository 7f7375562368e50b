/** A live session with, when a tenant was asked for, the operator's role in it. */
export interface Session {
  readonly sessionId: string;
  readonly operatorId: string;
  readonly name: string;
  readonly email: string;
  /** Null when no tenant was asked for, or the operator is not a member of it. */
  readonly role: string | null;
}

/** Sessions and memberships, as they are at this moment. */
export interface IdentityStore {
  /** Null when there is no such session, or it has ended. `tenantId` is a UUID or null. */
  findSession(token: string, tenantId: string | null): Promise<Session | null>;
  close(): Promise<void>;
}
