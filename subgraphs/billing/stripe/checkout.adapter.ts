import type Stripe from 'stripe';
import { isFailure } from './read-failure.ts';
import type { CheckoutOrder } from './stripe.port.ts';

type Session = Stripe.Checkout.Session;

/** Makes a checkout of Stripe's; the one of the same key where there is one. */
export async function newCheckout(stripe: Stripe, order: CheckoutOrder, idempotencyKey: string): Promise<Session> {
  const trial = order.trialDays === null ? {} : trialOf(order.trialDays);
  return stripe.checkout.sessions.create(
    {
      mode: 'subscription',
      customer: order.customerId,
      client_reference_id: order.tenantId,
      metadata: { tenant_id: order.tenantId },
      line_items: [{ price: order.priceId, quantity: order.quantity }],
      subscription_data: { metadata: { tenant_id: order.tenantId }, ...trial },
      success_url: order.completedUrl,
      cancel_url: order.leftUrl,
    },
    { idempotencyKey },
  );
}

const trialOf = (days: number) => ({
  trial_period_days: days,
  trial_settings: { end_behavior: { missing_payment_method: 'pause' as const } },
});

/** Those that can still sell, the newest first. */
export async function listOpenCheckouts(stripe: Stripe, customer: string): Promise<Session[]> {
  return (await stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 })).data;
}

/**
 * Closes what was opened before this one. `open` is Stripe's list, the newest first: its order is the same for all who ask, also within a
 * second, so that two that are opened at the same moment do not close each other.
 */
export async function closeEarlier(stripe: Stripe, own: Session, open: readonly Session[]): Promise<void> {
  const position = open.findIndex(({ id }) => id === own.id);
  const earlier = position < 0 ? open.filter(({ created }) => created < own.created) : open.slice(position + 1);
  for (const { id } of earlier) await closeCheckout(stripe, id);
}

/** Throws what Stripe answered where the checkout can still sell afterwards, or where that cannot be told. */
export async function closeCheckout(stripe: Stripe, id: string): Promise<void> {
  try {
    await stripe.checkout.sessions.expire(id);
  } catch (error) {
    // Stripe refuses what was completed or expired in the meantime, and other things too: only the checkout itself says which it was.
    if (!isFailure(error, 'refused')) throw error;
    const { status } = await stripe.checkout.sessions.retrieve(id);
    if (status !== 'complete' && status !== 'expired') throw error;
  }
}
