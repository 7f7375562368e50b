import Stripe from 'stripe';

/** The key that the sandbox server accepts by default. */
export const SECRET_KEY = 'sk_test_sandbox';

/** A client from Stripe's own SDK, pointed at the sandbox server. Retries are off, so that a test sees each answer. */
export function stripeFor(url: string, key = SECRET_KEY): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
}

/** Opens a Checkout for `quantity` employees and chooses a card on its page, like a customer. */
export async function buy(
  stripe: Stripe,
  customer: string,
  { quantity = 3, trialDays = 14, card = 'works', lookupKey = 'konstruct_employee_month' } = {},
): Promise<Stripe.Subscription> {
  const session = await openCheckout(stripe, customer, { quantity, trialDays, lookupKey });
  const answer = await chooseCard(session, card);
  if (answer.status !== 303) throw new Error(`Checkout answered ${answer.status}.`);
  const { subscription } = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] });
  if (subscription === null || typeof subscription === 'string')
    throw new Error(`Not bought: ${answer.headers.get('location')}`);
  return subscription;
}

export async function openCheckout(
  stripe: Stripe,
  customer: string,
  { quantity = 3, trialDays = 14, lookupKey = 'konstruct_employee_month' } = {},
): Promise<Stripe.Checkout.Session> {
  const { data } = await stripe.prices.list({ lookup_keys: [lookupKey] });
  return stripe.checkout.sessions.create({
    mode: 'subscription',
    customer,
    client_reference_id: 'tenant-1',
    metadata: { tenantId: 'tenant-1' },
    line_items: [{ price: data[0]?.id ?? '', quantity }],
    subscription_data: {
      metadata: { tenantId: 'tenant-1' },
      ...(trialDays === 0 ? {} : { trial_period_days: trialDays }),
    },
    success_url: 'http://localhost:4000/billing/return?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:4000/billing',
  });
}

export function chooseCard(session: Stripe.Checkout.Session, card: string): Promise<Response> {
  return fetch(session.url ?? '', { method: 'POST', body: new URLSearchParams({ card }), redirect: 'manual' });
}

/** POSTs JSON to a control endpoint and returns its answer. */
export async function control<T = unknown>(url: string, path: string, body?: unknown, method = 'POST'): Promise<T> {
  const response = await fetch(`${url}/_control${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
