import { sql } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { createTenantContext, type Dependencies, inTransaction } from '../context.ts';
import { reapReservationsJob } from '../job-definitions.ts';
import { reapReservation, type OverdueReservation } from './reap-reservation.ts';

const readOverdue = sql`
select tenant_id, id, agent_id from usage.reservations
where settled_at is null and reaped_at is null and reserved_at < now() - interval '15 minutes' limit 1000`;

// A request for a reservation is never late by as much as a week.
const forgetSettled = sql`delete from usage.reservations where settled_at < now() - interval '7 days'`;

/** The last resort: normally the process that reserved also settles. */
export function handleReapReservations(deps: Dependencies): Handler {
  const { directory } = deps;
  return handleJob(reapReservationsJob, async () => {
    const all = await directory.fork().execute<OverdueReservation[]>(readOverdue);
    const locked = new Set<string>();
    let [failedCount, error] = [0, undefined as unknown];
    for (const overdue of all) {
      // A company with locked rows delays the others by one wait, not one per row.
      const isLocked = locked.has(overdue.tenant_id);
      try {
        if (!isLocked)
          await inTransaction(createTenantContext(deps, overdue.tenant_id), (tx) => reapReservation(tx, overdue));
      } catch (cause) {
        locked.add(overdue.tenant_id);
        error = cause;
      }
      if (locked.has(overdue.tenant_id)) failedCount += 1;
    }
    await directory.fork().execute(forgetSettled);
    if (failedCount > 0)
      throw new Error(`${failedCount} of ${all.length} reservations could not be counted as spent.`, { cause: error });
  });
}
