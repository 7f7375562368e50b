import type { EntityManager } from '@mikro-orm/postgresql';

/** Time limits for the sessions of a role, in milliseconds, by PostgreSQL's names. */
export interface RoleLimits {
  /** For waiting for one lock. */
  readonly lock_timeout: number;
  readonly statement_timeout: number;
  /** For an open transaction without a statement: a frozen process holds its locks no longer than this. */
  readonly idle_in_transaction_session_timeout: number;
}

/**
 * The limits of services: a request is not worth more. They are stored with the role (`alter role ... set`), since a
 * pooler rejects them at the start of a connection and forgets a `set`. Work that takes longer asks for more with
 * `allowTime`.
 */
export const serviceLimits: RoleLimits = {
  lock_timeout: 2_000,
  statement_timeout: 15_000,
  idle_in_transaction_session_timeout: 15_000,
};

/** The limits of the gateway: every request waits for it. */
export const gatewayLimits: RoleLimits = {
  lock_timeout: 1_000,
  statement_timeout: 3_000,
  idle_in_transaction_session_timeout: 5_000,
};

/** The limits of the queue's role: it takes many jobs at a time. */
export const workerLimits: RoleLimits = {
  lock_timeout: 10_000,
  statement_timeout: 60_000,
  idle_in_transaction_session_timeout: 15_000,
};

/** How long to wait for a pooled connection; opening one takes seconds on an overloaded machine. */
export const connectionTimeoutMs = 10_000;

/**
 * How long a service's statement may take from the client's point of view: slightly longer than the database allows,
 * because otherwise the client would wait a quarter of an hour for a database that has vanished silently.
 */
export const queryTimeoutMs = 20_000;

/** How long to wait for one of a tenant's own places in a pool. */
export const shareTimeoutMs = 5_000;

/** Lets the rest of this transaction take longer than requests may: for background work that no request waits for. */
export async function allowTime(
  tx: EntityManager,
  { lockMs, statementMs }: { lockMs: number; statementMs: number },
): Promise<void> {
  await tx.execute(`set local lock_timeout = ${Math.trunc(lockMs)}`);
  await tx.execute(`set local statement_timeout = ${Math.trunc(statementMs)}`);
}
