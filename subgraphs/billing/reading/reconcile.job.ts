import { type EntityManager, sql } from '@konstruct/kit/database';
import { enqueue, type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Dependencies } from '../context.ts';
import { applyEventJob, readSubscriptionJob, reconcileJob } from '../job-definitions.ts';

const staleMs = 20 * 3_600_000;
const batchSize = 500;
/** The pause between two companies, so that a night's readings stay far below the provider's limits. */
const pauseMs = 100;

/** Companies with an entitlement that was created under the other setting of BILLING. */
const readSwitched = (isFixed: boolean) => sql`
select tenant_id as "tenantId" from billing.entitlements where is_fixed <> ${isFixed} limit ${batchSize}`;

/**
 * Companies that have not been read for a day: an event of the provider may have been lost. A company that had a
 * customer and has none now is read as well: the customer may have been forgotten by mistake.
 */
const readStale = (before: Date) => sql`
select tenant_id as "tenantId" from billing_directory.customers
where (customer_id is not null or generation > 1) and (read_at is null or read_at < ${before})
order by read_at nulls first limit ${batchSize}`;

/**
 * Events that were not processed for so long that their jobs were given up, because Stripe was unavailable for hours.
 */
const leftMs = 3 * 3_600_000;
const readLeft = (before: Date) => sql`
select id as "eventId" from billing_directory.stripe_events
where applied_at is null and received_at < ${before} order by received_at limit ${batchSize}`;

/**
 * Schedules a reading of every customer about once a day, and at once for every company that a switch of BILLING
 * concerns. Enqueues unprocessed events again.
 */
export function handleReconcile({ directory, payments, clock }: Dependencies): Handler {
  return handleJob(reconcileJob, async () => {
    const now = clock.now();
    const ago = (ms: number) => new Date(now.getTime() - ms);
    await directory.fork().transactional(async (tx) => {
      const events = payments ? await tx.execute<{ eventId: string }[]>(readLeft(ago(leftMs))) : [];
      for (const { eventId } of events) await enqueue(tx, applyEventJob, { eventId }, { key: eventId });
      const switched = await tx.execute<{ tenantId: string }[]>(readSwitched(payments === null));
      const stale = payments ? await tx.execute<{ tenantId: string }[]>(readStale(ago(staleMs))) : [];
      const tenantIds = new Set([...switched, ...stale].map(({ tenantId }) => tenantId));
      await enqueueEach(tx, [...tenantIds], now);
    });
  });
}

async function enqueueEach(tx: EntityManager, tenantIds: readonly string[], now: Date): Promise<void> {
  for (const [index, tenantId] of tenantIds.entries()) {
    const runAt = new Date(now.getTime() + index * pauseMs);
    await enqueue(tx, readSubscriptionJob, { tenantId, isReconcile: true }, { key: `reconcile ${tenantId}`, runAt });
  }
}
