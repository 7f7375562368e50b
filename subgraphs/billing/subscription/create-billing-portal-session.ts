import type { Context } from '../context.ts';
import { customerIdOf } from '../customer/open-customer.ts';
import type { CreateBillingPortalSessionInput } from '../generated/resolvers.ts';
import { askPayments } from '../stripe/ask-payments.ts';
import { noSubscription } from './running-subscription.ts';

/**
 * Opens the provider's own pages for the company's customer, which is looked up by company and never taken from the
 * input.
 */
export async function createBillingPortalSession(ctx: Context, { flow }: CreateBillingPortalSessionInput) {
  return askPayments(ctx, async (paying) => {
    const { tenantId, payments, deps } = paying;
    const { subscription } = await ctx.loaders.billingState.load(tenantId);
    // A subscription that runs under an earlier customer is charged to that customer's card.
    const isElsewhere = subscription?.irregularKinds?.includes('OTHER_CUSTOMER') && subscription.subscriptionId;
    const holder = isElsewhere ? await payments.findSubscription(isElsewhere) : null;
    const customerId = holder?.customerId ?? (await customerIdOf(paying));
    if (!customerId) return noSubscription();
    const url = await payments.openPortal(customerId, {
      returnUrl: `${deps.publicUrl}/billing`,
      isForCard: flow === 'PAYMENT_METHOD',
    });
    return { __typename: 'CreateBillingPortalSessionSuccess' as const, url };
  });
}
