import { allowTime, type EntityManager } from '@konstruct/kit/database';

/**
 * Until the transaction ends no other transaction writes rollups: neither the roller nor a change of time zone. Both may have much to read, the
 * one after an outage, the other of a long history.
 */
export async function lockRollups(tx: EntityManager): Promise<void> {
  await allowTime(tx, { lockMs: 60_000, statementMs: 600_000 });
  await tx.execute("select pg_advisory_xact_lock(hashtext('konstruct usage rollups'))");
}
