import type { PaymentsContext } from '../context.ts';
import { irregularitiesOf, type StrayIrregularity } from '../state/irregularity.ts';
import type { AccountSnapshot, Payments, SubscriptionSnapshot } from '../stripe/stripe.port.ts';
import { Subscription } from '../state/subscription.entity.ts';
import { hasEnded } from '../state/subscription-status.ts';
import { Customer } from './customer.entity.ts';
import { subscriptionOfEarlierCustomer } from './earlier-invoice.ts';
import { takeCustomerBack } from './open-customer.ts';

/**
 * What a company has at the payment provider, and under which customer; `customerId` is null where it has no customer
 * there.
 */
export interface CompanyAccount {
  readonly customerId: string | null;
  readonly account: AccountSnapshot;
  /** Irregularities of other customers' subscriptions that were recorded before and cannot be checked now. */
  readonly unseen: readonly StrayIrregularity[];
}

const nothing = (customer: AccountSnapshot['customer']): Pick<CompanyAccount, 'customerId' | 'account'> => ({
  customerId: null,
  account: { customer, subscriptions: [], invoices: [] },
});

const strayOf = (row: Subscription | null): readonly StrayIrregularity[] =>
  irregularitiesOf(row).filter((one): one is StrayIrregularity => typeof one.subscriptionId === 'string');

/**
 * Reads a company's account, and what it has under an earlier customer. An older release forgot customers that Stripe
 * did not know for a moment, and the next purchase created another customer.
 */
export async function readAccountOf(ctx: PaymentsContext): Promise<CompanyAccount> {
  const { tenantId, em, payments } = ctx;
  const known = await ctx.deps.directory.fork().findOne(Customer, { tenantId });
  const row = await em.findOne(Subscription, { tenantId });
  const own = known?.customerId
    ? { customerId: known.customerId, account: await payments.readAccount(known.customerId) }
    : await readWithoutCustomer(ctx, row);
  // If the provider does not know the customer, as with a key of another account, none of its other answers mean
  // anything.
  if (own.account.customer === 'unknown') return { ...own, unseen: strayOf(row) };
  return addStrays(ctx, { own, row, hadAnother: (known?.generation ?? 1) > 1 });
}

/**
 * No customer is stored here, which does not mean that it was deleted at the provider. The followed subscription then
 * names its customer.
 */
async function readWithoutCustomer(ctx: PaymentsContext, row: Subscription | null) {
  const { payments } = ctx;
  const isKnownToBeOver = Boolean(row?.providerStatus && hasEnded(row.providerStatus));
  const ids = [row?.subscriptionId, ...strayOf(row).map(({ subscriptionId }) => subscriptionId)];
  for (const id of ids) {
    const found = id ? await payments.findSubscription(id) : null;
    if (!found && id && id === row?.subscriptionId && !isKnownToBeOver) return nothing('unknown');
    const runs = found !== null && !hasEnded(found.status);
    // A subscription that is over, and known here to be over, needs nothing: its customer was deleted, so there is none
    // to restore.
    if (!found?.customerId || (!runs && isKnownToBeOver)) continue;
    if (runs) await takeCustomerBack(ctx, found.customerId);
    return { customerId: found.customerId, account: await payments.readAccount(found.customerId) };
  }
  return nothing('there');
}

interface Present {
  /** The account of the customer that is stored here. */
  readonly own: Pick<CompanyAccount, 'customerId' | 'account'>;
  readonly row: Subscription | null;
  /** Whether the company had a different customer before. */
  readonly hadAnother: boolean;
}

/**
 * Adds what runs under other customers: the followed subscription, recorded stray ones, and the subscription of an
 * earlier customer's invoice.
 */
async function addStrays(ctx: PaymentsContext, { own, row, hadAnother }: Present): Promise<CompanyAccount> {
  const { payments } = ctx;
  const { account } = own;
  const listed = new Set(account.subscriptions.map(({ id }) => id));
  const recorded = new Map(strayOf(row).map((one) => [one.subscriptionId, one]));
  const earlierId = hadAnother ? await subscriptionOfEarlierCustomer(ctx, account.invoices) : null;
  const ids = new Set([row?.subscriptionId, ...recorded.keys(), earlierId]);
  const found: SubscriptionSnapshot[] = [];
  const unseen: StrayIrregularity[] = [];
  for (const id of ids) {
    if (!id || listed.has(id)) continue;
    const stray = await payments.findSubscription(id);
    const before = recorded.get(id);
    if (stray) found.push(stray);
    else if (before) unseen.push(before);
  }
  // A subscription that has ended matters only if it is the followed one.
  const strays = found.filter(({ id, status }) => !hasEnded(status) || id === row?.subscriptionId);
  const invoices = await Promise.all(strays.map((stray) => invoicesOf(payments, stray, own.customerId)));
  return {
    ...own,
    account: {
      ...account,
      subscriptions: [...account.subscriptions, ...strays],
      invoices: [...account.invoices, ...invoices.flat()],
    },
    unseen,
  };
}

async function invoicesOf(
  payments: Payments,
  { id, customerId, status }: SubscriptionSnapshot,
  ownCustomerId: string | null,
) {
  if (customerId === null || customerId === ownCustomerId || hasEnded(status)) return [];
  return (await payments.readAccount(customerId)).invoices.filter(({ subscriptionId }) => subscriptionId === id);
}
