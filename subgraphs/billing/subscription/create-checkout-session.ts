import { validationError } from '@konstruct/kit/graph';
import type { Context, PaymentsContext } from '../context.ts';
import { customerIdOf, openCustomer } from '../customer/open-customer.ts';
import type { CreateCheckoutSessionInput } from '../generated/resolvers.ts';
import { trialDays } from '../plan/catalogue.ts';
import { askPayments } from '../stripe/ask-payments.ts';
import { isFailure } from '../stripe/read-failure.ts';
import type { CheckoutOrder, OpenedCheckout } from '../stripe/stripe.port.ts';
import { irregularitiesOf } from '../state/irregularity.ts';
import { followSubscription } from '../reading/follow-subscription.ts';
import { refuseQuantity } from './quantity.ts';
import { stripeKeyPart } from './stripe-key.ts';
import { mayRun } from './running-subscription.ts';
import type { Subscription } from '../state/subscription.entity.ts';

/** Names the subscription that prevents another purchase. */
function alreadySubscribed(row: Subscription | null) {
  const why = irregularitiesOf(row)
    .map(({ message }) => message)
    .join(' ');
  const message = row?.irregularKinds?.includes('CUSTOMER')
    ? `We can’t tell right now whether your company already has a running subscription at Stripe, and a second one would be charged as well. ${why} Try again later, or contact your administrator.`
    : why
      ? `Your company already has a running subscription at Stripe, and a second one would be charged as well. ${why} Undo the change at Stripe, or contact your administrator.`
      : row?.providerStatus === 'incomplete'
        ? 'Your company already has a subscription, and its first payment is not complete. Complete it, or wait a day until it is canceled.'
        : 'Your company already has a subscription. Change the number of AI employees instead, or complete its payment.';
  return { __typename: 'AlreadySubscribedError' as const, message };
}

/**
 * Opens a checkout that sells once, with the trial if the company has not had one. The provider reports the purchase
 * later.
 */
export async function createCheckoutSession(ctx: Context, input: CreateCheckoutSessionInput) {
  const { actor, deps } = ctx;
  const email = actor.kind === 'operator' ? actor.email : null;
  const { interval, quantity, idempotencyKey } = input;
  const rejection = refuseQuantity(quantity, ['input', 'quantity']);
  if (rejection) return rejection;

  return askPayments(ctx, async (paying) => {
    const { tenantId, payments, catalogue } = paying;
    const offer = (await catalogue.offers()).find((one) => one.interval === interval);
    if (!offer)
      return validationError([
        { path: ['input', 'interval'], message: 'This plan is not available.', code: 'not_offered' },
      ]);
    // Read from the provider, since the event of a purchase made a moment ago may not have arrived yet.
    const { subscription } = await followSubscription(paying);
    if (mayRun(subscription)) return alreadySubscribed(subscription);

    const days = subscription?.hasUsedTrial ? null : trialDays;
    const key = `checkout ${tenantId} ${stripeKeyPart(idempotencyKey)} ${offer.priceId} ${quantity} ${days ?? 0}`;
    const order = (customerId: string): CheckoutOrder => ({
      ...{ tenantId, customerId, quantity, priceId: offer.priceId, trialDays: days },
      completedUrl: `${deps.publicUrl}/billing?checkout=completed`,
      leftUrl: `${deps.publicUrl}/billing?checkout=left`,
    });
    const opened = await openFor(paying, email, (customerId) =>
      payments.openCheckout(order(customerId), `${key} ${customerId}`),
    );
    // Bought in another window while this checkout was opened.
    if (opened === 'subscribed') return alreadySubscribed((await followSubscription(paying)).subscription);
    return { __typename: 'CreateCheckoutSessionSuccess' as const, url: opened.url };
  });
}

/**
 * Opens a checkout for the company's customer. If the provider says that the customer was deleted, tries once more with
 * a new one.
 */
async function openFor(
  ctx: PaymentsContext,
  email: string | null,
  open: (customerId: string) => Promise<OpenedCheckout>,
): Promise<OpenedCheckout> {
  const customerId = await openCustomer(ctx, email);
  try {
    return await open(customerId);
  } catch (error) {
    if (!isFailure(error, 'gone')) throw error;
    // The price may be gone, or the customer may be unknown for the moment. The reading forgets a customer only if it
    // was deleted.
    await followSubscription(ctx);
    if ((await customerIdOf(ctx)) === customerId) throw error;
    return open(await openCustomer(ctx, email));
  }
}
