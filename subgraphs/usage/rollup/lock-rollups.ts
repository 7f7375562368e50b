import { allowTime, type EntityManager, sql } from '@konstruct/kit/database';

const lockName = sql`hashtext('konstruct usage rollups')`;
/** Both holders of the lock may have much to read: the roll-up after an outage, the rebuild of a long history. */
const statementMs = 600_000;

/** Until the transaction ends, no other transaction writes rollups: neither the roll-up nor a change of time zone. */
export async function lockRollups(tx: EntityManager): Promise<void> {
  await allowTime(tx, { lockMs: 60_000, statementMs });
  await tx.execute(sql`select pg_advisory_xact_lock(${lockName})`);
}

/**
 * Takes the lock if it is free; false if another transaction holds it. A caller that retries holds no connection while
 * it waits.
 */
export async function tryLockRollups(tx: EntityManager): Promise<boolean> {
  await allowTime(tx, { lockMs: 60_000, statementMs });
  const [row] = await tx.execute<{ taken: boolean }[]>(sql`select pg_try_advisory_xact_lock(${lockName}) as taken`);
  return row?.taken === true;
}
