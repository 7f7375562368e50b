import { sql } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Waits for the named lock and holds it until the transaction ends: only one transaction at a time works under a name,
 * across all copies of the service. The first part is the service's name, so that no two services share a lock by
 * accident.
 */
export async function lock(tx: EntityManager, ...name: readonly string[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name.join(' ')}, 0))`);
}
