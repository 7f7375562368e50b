import type { Dependencies } from '../dependencies.ts';
import type { AccountSnapshot, Payments } from '../stripe/stripe.port.ts';
import { Subscription } from '../subscription/subscription.entity.ts';
import { hasEnded } from '../subscription/subscription-status.ts';
import { customerIdOf, takeCustomerBack } from './open-customer.ts';

/** What a company has at the payment provider, and as which customer; `customerId` is null where it is none there. */
export interface CompanyAccount {
  readonly customerId: string | null;
  readonly account: AccountSnapshot;
}

const nothing = (customer: AccountSnapshot['customer']): CompanyAccount => ({
  customerId: null,
  account: { customer, subscriptions: [], invoices: [] },
});

/**
 * Reads a company's account. That no customer is written down here does not say that it was deleted there: an older release forgot those
 * that Stripe did not know for a moment. What is followed then says whose it is.
 */
export async function readAccountOf(
  { database, directory }: Pick<Dependencies, 'database' | 'directory'>,
  payments: Payments,
  tenantId: string,
): Promise<CompanyAccount> {
  const customerId = await customerIdOf(directory, tenantId);
  if (customerId) return { customerId, account: await payments.readAccount(customerId) };

  const row = await database.forTenant(tenantId).findOne(Subscription, { tenantId });
  if (!row?.subscriptionId) return nothing('there');
  const holder = await payments.holderOfSubscription(row.subscriptionId);
  const isKnownToBeOver = Boolean(row.providerStatus && hasEnded(row.providerStatus));
  if (!holder) return nothing(isKnownToBeOver ? 'there' : 'unknown');
  const runs = !hasEnded(holder.status);
  // As after a customer was deleted: there is nothing to take back.
  if (!runs && isKnownToBeOver) return nothing('there');
  if (runs) await takeCustomerBack(directory, tenantId, holder.customerId);
  return { customerId: holder.customerId, account: await payments.readAccount(holder.customerId) };
}
