import type { EntityManager } from '@konstruct/kit/database';
import { enqueue, type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Dependencies } from '../dependencies.ts';
import { readSubscriptionJob, reconcileJob } from '../job-definitions.ts';

const staleMs = 20 * 3_600_000;
const batchSize = 500;
/** Between one company and the next, so that a night's readings stay far below the provider's limits. */
const pauseMs = 100;

/** Companies whose entitlement was made while BILLING stood otherwise. */
const switched = `select tenant_id as "tenantId" from billing.entitlements where is_fixed <> ? limit ${batchSize}`;

/** Customers that nobody has read for a day: a message of the provider's may have been lost. */
const unread = `select tenant_id as "tenantId" from billing_directory.customers
  where customer_id is not null and (read_at is null or read_at < ?) order by read_at nulls first limit ${batchSize}`;

/** Has every customer read about once a day, and everybody whom a switch of BILLING concerns at once. */
export function reconcile({ directory, payments, now }: Dependencies): Handler {
  return handleJob(reconcileJob, async () => {
    await directory.fork().transactional(async (tx) => {
      const concerned = await tx.execute<{ tenantId: string }[]>(switched, [payments === null]);
      const stale = payments ? await tx.execute<{ tenantId: string }[]>(unread, [new Date(now().getTime() - staleMs)]) : [];
      const tenantIds = new Set([...concerned, ...stale].map(({ tenantId }) => tenantId));
      await enqueueEach(tx, [...tenantIds], now());
    });
  });
}

async function enqueueEach(tx: EntityManager, tenantIds: readonly string[], now: Date): Promise<void> {
  for (const [index, tenantId] of tenantIds.entries()) {
    const runAt = new Date(now.getTime() + index * pauseMs);
    await enqueue(tx, readSubscriptionJob, { tenantId, isReconcile: true }, { key: `reconcile ${tenantId}`, runAt });
  }
}
