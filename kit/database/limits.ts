import type { EntityManager } from '@mikro-orm/postgresql';

/** How long the sessions of a role may take, in milliseconds, by PostgreSQL's names. */
export interface RoleLimits {
  /** To wait for one lock. */
  readonly lock_timeout: number;
  readonly statement_timeout: number;
  /** To leave a transaction open and say nothing: a process that is frozen holds its locks no longer. */
  readonly idle_in_transaction_session_timeout: number;
}

/**
 * A service's own: a request is not worth more. They are kept with the role (`alter role ... set`), since a pooler refuses them when
 * a connection begins and forgets a `set`. Work that takes longer asks for it with `allowTime`.
 */
export const serviceLimits: RoleLimits = { lock_timeout: 2_000, statement_timeout: 15_000, idle_in_transaction_session_timeout: 15_000 };

/** The gateway's: every request waits for it. */
export const gatewayLimits: RoleLimits = { lock_timeout: 1_000, statement_timeout: 3_000, idle_in_transaction_session_timeout: 5_000 };

/** The queue's: it takes many jobs at a time. */
export const workerLimits: RoleLimits = { lock_timeout: 10_000, statement_timeout: 60_000, idle_in_transaction_session_timeout: 15_000 };

/** How long a connection of a pool is waited for; a new one takes seconds where a machine is overloaded. */
export const connectionTimeoutMs = 10_000;

/**
 * How long a service's statement may take as the client sees it: a little longer than the database lets it, since a database that
 * vanished without a word would be waited for by the quarter of an hour.
 */
export const queryTimeoutMs = 20_000;

/** How long one of a tenant's own places in a pool is waited for. */
export const shareTimeoutMs = 5_000;

/** Lets the rest of this transaction take longer than requests may: for background work that no request waits for. */
export async function allowTime(tx: EntityManager, { lockMs, statementMs }: { lockMs: number; statementMs: number }): Promise<void> {
  await tx.execute(`set local lock_timeout = ${Math.trunc(lockMs)}`);
  await tx.execute(`set local statement_timeout = ${Math.trunc(statementMs)}`);
}
