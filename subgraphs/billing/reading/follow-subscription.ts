import { sql } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { LockMode } from '@mikro-orm/core';
import { inTransaction, type PaymentsContext, type TenantContext, withFreshRows, withPayments } from '../context.ts';
import { Customer } from '../customer/customer.entity.ts';
import { forgetCustomer } from '../customer/open-customer.ts';
import { type CompanyAccount, readAccountOf } from '../customer/read-account.ts';
import { entitle, fixedGrant, graceEnd } from '../entitlement/entitle.ts';
import { keepEntitlement, setEntitlement } from '../entitlement/set-entitlement.ts';
import { keepInvoices } from '../invoice/keep-invoices.ts';
import { readSubscriptionJob } from '../job-definitions.ts';
import { irregularitiesOf } from '../state/irregularity.ts';
import { Subscription } from '../state/subscription.entity.ts';
import { PaymentsFailure } from '../stripe/stripe.port.ts';
import { applyAccount } from './apply-account.ts';
import { logIrregularities, noticeIrregularities } from './notice-irregularities.ts';

const takeVersion = (tenantId: string) => sql`
insert into billing.subscriptions (tenant_id, asked_version, read_version, has_used_trial, created_at) values (${tenantId}, 1, 0, false, now())
on conflict (tenant_id) do update set asked_version = subscriptions.asked_version + 1
returning asked_version as version, clock_timestamp() as at`;

/** A requested reading. */
interface AskedReading {
  /** A later request has a higher version. */
  readonly version: number;
  /** By the database's clock. */
  readonly at: Date;
}

/** The result of a reading. */
export interface SyncResult {
  readonly subscription: Subscription | null;
  /** Whether the company's entitlement has changed. */
  readonly hasChanged: boolean;
}

/**
 * Reads the present state of a company's subscription from the payment provider and applies it: what is stored, what
 * the company may use, and when to read again. Safe to repeat and to run in parallel: an earlier reading never
 * overwrites a later one.
 */
export async function followSubscription(ctx: TenantContext): Promise<SyncResult> {
  const paying = withPayments(ctx);
  if (paying) return readAndFollow(paying);
  const grant = fixedGrant(ctx.deps.fixedAgentQuota);
  const hasChanged = await inTransaction(withFreshRows(ctx), (tx) => setEntitlement(tx, grant));
  return { subscription: null, hasChanged };
}

async function readAndFollow(ctx: PaymentsContext): Promise<SyncResult> {
  const { tenantId, deps } = ctx;
  const [asked] = await inTransaction(withFreshRows(ctx), ({ em }) =>
    em.execute<AskedReading[]>(takeVersion(tenantId)),
  );
  const { version, at } = asked ?? { version: 0, at: new Date(0) };

  const company = await readAccountOf(withFreshRows(ctx));
  const productIds = await readProductIds(withFreshRows(ctx));

  const { isNews, ...result } = await inTransaction(withFreshRows(ctx), (tx) =>
    writeReading(tx, { version, company, productIds }),
  );
  if (isNews) logIrregularities(deps.log, result.subscription);
  if (company.account.customer === 'deleted' && company.customerId) await forgetCustomer(ctx, company.customerId);
  await deps.directory
    .fork()
    .nativeUpdate(Customer, { tenantId, $or: [{ readAt: null }, { readAt: { $lt: at } }] }, { readAt: at });
  return result;
}

interface FreshReading {
  readonly version: number;
  readonly company: CompanyAccount;
  readonly productIds: ReadonlySet<string>;
}

/** Stores the reading and its consequences, unless a later reading has been stored already. */
async function writeReading(tx: PaymentsContext, { version, company, productIds }: FreshReading) {
  const { tenantId, em, payments, clock, deps } = tx;
  const row = await em.findOneOrFail(Subscription, { tenantId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (row.readVersion >= version) return { subscription: row, hasChanged: false, isNews: false };
  const before = irregularitiesOf(row);
  applyAccount(row, company, { tenantId, isLive: payments.isLive, productIds }, clock.now());
  row.readVersion = version;
  await em.flush();
  await keepInvoices(tx, company.account);
  const grant = entitle(row, deps.graceMs, clock.now());
  const hasChanged = grant ? await setEntitlement(tx, grant) : await keepEntitlement(tx, row.quantity ?? null);
  const isNews = await noticeIrregularities(tx, { row, grant, before });
  await em.flush();
  await lookAgain(tx, row);
  await notifyClients(em, tenantId, 'billing');
  return { subscription: row, hasChanged, isNews };
}

/**
 * The products on sale today. A reading does not depend on them: if nothing is on offer, or if the offers cannot be
 * read and the company already follows a subscription, that subscription's own product stands for AI employees.
 */
async function readProductIds({ tenantId, em, catalogue, deps }: PaymentsContext): Promise<ReadonlySet<string>> {
  try {
    return new Set((await catalogue.offers()).map(({ productId }) => productId));
  } catch (error) {
    if (!(error instanceof PaymentsFailure)) throw error;
    // Without offers and without a followed subscription, a fresh purchase would be reported to the company as foreign.
    // The reading is retried instead.
    const row = await em.findOne(Subscription, { tenantId });
    if (error.fault !== 'refused' && !row?.subscriptionId) throw error;
    deps.log.warn(
      { tenantId, fault: error.fault, error: error.message },
      'no plan could be read; the subscription is read without it',
    );
    return new Set();
  }
}

/** Nothing happens at the provider when the grace period ends, so no event would arrive. */
async function lookAgain({ tenantId, em, clock, deps }: TenantContext, row: Subscription): Promise<void> {
  const runAt = graceEnd(row, deps.graceMs);
  if (!runAt || runAt <= clock.now()) return;
  await enqueue(em, readSubscriptionJob, { tenantId }, { key: `grace ${tenantId}`, runAt });
}
