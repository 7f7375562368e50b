import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { hasEnded } from '../state/subscription-status.ts';
import { listSubscriptions } from './account.adapter.ts';
import { isFailure } from './read-failure.ts';
import { type CheckoutOrder, type OpenedCheckout, PaymentsFailure } from './stripe.port.ts';
import { made, notUnderstood, pageOf, textOf, understood } from './understood.adapter.ts';

type Session = Stripe.Checkout.Session;

const kind = 'checkout.session';

/** How often to retry when other callers open checkouts for the same customer at the same moment. */
const mostTries = 5;

/** Opens a checkout and makes it the customer's only one that can still sell. */
export async function openCheckout(stripe: Stripe, order: CheckoutOrder, key: string): Promise<OpenedCheckout> {
  const { session, open } = await ownCheckout(stripe, order, key);
  try {
    await closeEarlier(stripe, session, open);
  } catch (error) {
    // An earlier checkout can still sell, so this one must not. A failure to close this one is less informative, and no
    // one gets its address.
    await closeCheckout(stripe, session.id).catch(() => undefined);
    throw error;
  }
  // A checkout that could not be closed may just have sold. A later purchase finds this one open and closes it.
  if ((await listSubscriptions(stripe, order.customerId)).some(({ status }) => !hasEnded(status))) {
    await closeCheckout(stripe, session.id);
    return 'subscribed';
  }
  return { url: textOf(session.url, 'the address of the checkout') };
}

/**
 * The checkout of a key that can still sell, with all others that can. If a later checkout has closed the key's own, a
 * caller that returns with the key gets exactly one new checkout. It records which purchase it is for, and its key is
 * derived from the customer's newest checkout, which is the same for all callers that use this key at the same moment.
 */
async function ownCheckout(
  stripe: Stripe,
  order: CheckoutOrder,
  key: string,
): Promise<{ session: Session; open: Session[] }> {
  const purchase = createHash('sha256').update(key).digest('hex');
  let session = await newCheckout(stripe, order, key, {});
  for (let tries = 0; tries < mostTries; tries += 1) {
    const open = await listOpenCheckouts(stripe, order.customerId);
    const own = open.find(({ id, metadata }) => id === session.id || metadata?.['purchase'] === purchase);
    if (own) return { session: own, open };
    const newest = await pageOf(stripe.checkout.sessions.list({ customer: order.customerId, limit: 1 }), kind);
    const next = createHash('sha256').update(`${key} after ${newest.data[0]?.id ?? session.id}`);
    session = await newCheckout(stripe, order, next.digest('hex'), { purchase });
  }
  throw new PaymentsFailure(
    'unavailable',
    `Every checkout of customer ${order.customerId} was closed while it was opened.`,
  );
}

/** Creates a checkout at Stripe, or returns the one with the same key. */
async function newCheckout(
  stripe: Stripe,
  order: CheckoutOrder,
  idempotencyKey: string,
  marks: { purchase?: string },
): Promise<Session> {
  const trial = order.trialDays === null ? {} : trialOf(order.trialDays);
  const asked = stripe.checkout.sessions.create(
    {
      mode: 'subscription',
      customer: order.customerId,
      client_reference_id: order.tenantId,
      metadata: { tenant_id: order.tenantId, ...marks },
      line_items: [{ price: order.priceId, quantity: order.quantity }],
      subscription_data: { metadata: { tenant_id: order.tenantId }, ...trial },
      success_url: order.completedUrl,
      cancel_url: order.leftUrl,
    },
    { idempotencyKey },
  );
  return made(asked, kind);
}

const trialOf = (days: number) => ({
  trial_period_days: days,
  trial_settings: { end_behavior: { missing_payment_method: 'pause' as const } },
});

/** The checkouts that can still sell, newest first. */
async function listOpenCheckouts(stripe: Stripe, customer: string): Promise<Session[]> {
  return (await pageOf(stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 }), kind)).data;
}

/**
 * Closes the checkouts that were opened before this one. `open` is Stripe's list, newest first. Its order is the same
 * for all callers, even within one second, so that two checkouts opened at the same moment do not close each other.
 */
async function closeEarlier(stripe: Stripe, own: Session, open: readonly Session[]): Promise<void> {
  const position = open.findIndex(({ id }) => id === own.id);
  const earlier = position < 0 ? open.filter(({ created }) => created < own.created) : open.slice(position + 1);
  for (const { id } of earlier) await closeCheckout(stripe, id);
}

/** Throws Stripe's error if the checkout can still sell afterwards, or if that is unknown. */
async function closeCheckout(stripe: Stripe, id: string): Promise<void> {
  try {
    const { status } = await understood(stripe.checkout.sessions.expire(id), kind, id);
    if (status !== 'expired') throw notUnderstood(`checkout ${id} was not closed.`);
  } catch (error) {
    // Stripe rejects this if the checkout was completed or expired in the meantime, and for other reasons. Only the
    // checkout itself shows which.
    if (!isFailure(error, 'refused')) throw error;
    const { status } = await understood(stripe.checkout.sessions.retrieve(id), kind, id);
    if (status !== 'complete' && status !== 'expired') throw error;
  }
}
