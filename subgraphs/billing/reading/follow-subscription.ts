import type { EntityManager } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { LockMode } from '@mikro-orm/core';
import { Customer } from '../customer/customer.entity.ts';
import { forgetCustomer } from '../customer/open-customer.ts';
import { readAccountOf } from '../customer/read-account.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Catalogue } from '../stripe/catalogue.ts';
import { PaymentsFailure } from '../stripe/stripe.port.ts';
import { readSubscriptionJob } from '../job-definitions.ts';
import { keepInvoices } from '../invoice/keep-invoices.ts';
import { irregularitiesOf } from '../state/irregularity.ts';
import { applyAccount } from './apply-account.ts';
import { entitle, evaluation, fixedGrant, graceEnd } from '../entitlement/entitle.ts';
import { logIrregularities, noticeIrregularities } from './notice-irregularities.ts';
import { keepEntitlement, setEntitlement } from '../entitlement/set-entitlement.ts';
import { Subscription } from '../state/subscription.entity.ts';

const takeVersion = `
insert into billing.subscriptions (tenant_id, asked_version, read_version, has_used_trial, created_at) values (?, 1, 0, false, now())
on conflict (tenant_id) do update set asked_version = subscriptions.asked_version + 1
returning asked_version as version, clock_timestamp() as at`;

/** What came of reading. */
export interface Followed {
  readonly subscription: Subscription | null;
  /** Whether the company may now use something else than before. */
  readonly hasChanged: boolean;
}

/**
 * Reads the present state of a company's subscription from the payment provider and follows it: what is written down, what the
 * company may use, when to look again. Safe to repeat and to do in parallel; who reads later is never overwritten by who read earlier.
 */
export async function followSubscription(deps: Dependencies, tenantId: string): Promise<Followed> {
  const em = () => deps.database.forTenant(tenantId);
  const { payments, catalogue } = deps;
  if (!payments || !catalogue) {
    const hasChanged = await em().transactional((tx) => setEntitlement(tx, tenantId, fixedGrant(deps.fixedAgentQuota)));
    return { subscription: null, hasChanged };
  }
  const [asked] = await em().transactional((tx) => tx.execute<{ version: number; at: Date }[]>(takeVersion, [tenantId]));
  const { version, at } = asked ?? { version: 0, at: new Date(0) };

  const company = await readAccountOf(deps, payments, tenantId);
  const { customerId, account } = company;
  const ownership = { tenantId, isLive: payments.isLive, productIds: await productIdsOf(deps, catalogue, tenantId) };

  const { news, ...followed } = await em().transactional(async (tx) => {
    const row = await tx.findOneOrFail(Subscription, { tenantId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (row.readVersion >= version) return { subscription: row, hasChanged: false, news: null };
    const before = irregularitiesOf(row);
    applyAccount(row, company, ownership, deps.now());
    row.readVersion = version;
    await tx.flush();
    await keepInvoices(tx, tenantId, account);
    const grant = entitle(row, deps.graceMs, deps.now());
    const hasChanged = grant ? await setEntitlement(tx, tenantId, grant) : await keepEntitlement(tx, tenantId, row.quantity ?? null);
    const news = await noticeIrregularities(tx, row, grant, before, deps.now());
    await tx.flush();
    await lookAgain(tx, row, deps);
    await notifyClients(tx, tenantId, 'billing');
    return { subscription: row, hasChanged, news };
  });
  if (news) logIrregularities(deps.log, followed.subscription);
  if (account.customer === 'deleted' && customerId) await forgetCustomer(deps.directory, tenantId, customerId);
  await deps.directory.fork().nativeUpdate(Customer, { tenantId, $or: [{ readAt: null }, { readAt: { $lt: at } }] }, { readAt: at });
  return followed;
}

/**
 * What is sold today. A reading does not depend on it: where nothing is on offer, or the offers cannot be read and the company follows
 * a subscription already, that one's own product says what is for AI employees.
 */
async function productIdsOf({ database, log }: Dependencies, catalogue: Catalogue, tenantId: string): Promise<ReadonlySet<string>> {
  try {
    return new Set((await catalogue.offers()).map(({ productId }) => productId));
  } catch (error) {
    if (!(error instanceof PaymentsFailure)) throw error;
    // Without either, what was just bought would be told to the company as something foreign; the reading is repeated instead.
    const row = await database.forTenant(tenantId).findOne(Subscription, { tenantId });
    if (error.fault !== 'refused' && !row?.subscriptionId) throw error;
    log.warn({ tenantId, fault: error.fault, error: error.message }, 'no offer could be read; the subscription is followed without');
    return new Set();
  }
}

/** When the grace is over nothing happens at the provider, so nobody would tell. */
async function lookAgain(tx: EntityManager, row: Subscription, { graceMs, now }: Dependencies): Promise<void> {
  const runAt = graceEnd(row, graceMs);
  if (!runAt || runAt <= now()) return;
  await enqueue(tx, readSubscriptionJob, { tenantId: row.tenantId }, { key: `grace ${row.tenantId}`, runAt });
}

/** What a company may use before it has been looked for at the provider. */
export const grantAtFirst = ({ payments, fixedAgentQuota }: Dependencies) => (payments ? evaluation : fixedGrant(fixedAgentQuota));
