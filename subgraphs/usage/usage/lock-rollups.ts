import type { EntityManager } from '@konstruct/kit/database';

/** Until the transaction ends nobody else writes rollups: neither the roller nor a change of time zone. */
export async function lockRollups(tx: EntityManager): Promise<void> {
  await tx.execute("select pg_advisory_xact_lock(hashtext('konstruct usage rollups'))");
}
