import type Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningSandbox } from '../../control/sandbox-server.ts';
import { startStripe } from '../../stripe/stripe.ts';
import { buy, chooseCard, control, openCheckout, stripeFor } from './stripe-account.ts';

const DAY = 86_400;

let sandbox: RunningSandbox;
let stripe: Stripe;
beforeEach(async () => {
  sandbox = await startStripe({ port: 0 });
  stripe = stripeFor(sandbox.url);
});
afterEach(() => sandbox.stop());

/** A customer with a test clock, and a function that advances it. */
async function customerOnClock() {
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: Date.UTC(2026, 10, 1) / 1000 });
  const customer = await stripe.customers.create({ email: 'ada@acme.test', name: 'Acme', test_clock: clock.id });
  const advance = async (days: number) => {
    const { frozen_time: now } = await stripe.testHelpers.testClocks.retrieve(clock.id);
    const asked = await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: now + days * DAY });
    expect(asked.status).toBe('advancing');
    await expect.poll(async () => (await stripe.testHelpers.testClocks.retrieve(clock.id)).status).toBe('ready');
  };
  return { customer, advance };
}

const statusOf = async (id: string) => (await stripe.subscriptions.retrieve(id)).status;

/** The types of a subscription's and its invoices' events, oldest first. */
async function sentTypes(): Promise<string[]> {
  const { data } = await stripe.events.list({ limit: 100 });
  return data.map(({ type }) => type).toReversed();
}

test('Checkout with a trial completes without a payment, and success_url alone buys nothing', async () => {
  const customer = await stripe.customers.create({ email: 'ada@acme.test' });
  const open = await openCheckout(stripe, customer.id);
  expect(open).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    subscription: null,
    amount_total: 0,
    mode: 'subscription',
  });
  expect((await stripe.subscriptions.list({ customer: customer.id })).data).toEqual([]);

  const answer = await chooseCard(open, 'works');
  expect(answer.headers.get('location')).toBe(`http://localhost:4000/billing/return?session=${open.id}`);
  const session = await stripe.checkout.sessions.retrieve(open.id, {
    expand: ['subscription', 'line_items', 'invoice'],
  });
  expect(session).toMatchObject({
    status: 'complete',
    payment_status: 'no_payment_required',
    url: null,
    client_reference_id: 'tenant-1',
  });
  expect(session.line_items?.data[0]).toMatchObject({ quantity: 3 });
  expect(session.invoice).toMatchObject({ status: 'paid', total: 0, billing_reason: 'subscription_create' });
  const subscription = session.subscription as Stripe.Subscription;
  expect(subscription).toMatchObject({ status: 'trialing', customer: customer.id, metadata: { tenantId: 'tenant-1' } });
  expect((subscription.trial_end ?? 0) - (subscription.trial_start ?? 0)).toBe(14 * DAY);
  expect(subscription.items.data[0]).toMatchObject({ quantity: 3, current_period_end: subscription.trial_end });

  // A used page sells nothing more.
  await chooseCard(open, 'works');
  expect((await stripe.subscriptions.list({ customer: customer.id })).data).toHaveLength(1);
});

test('a declined card leaves Checkout open, and an abandoned one expires', async () => {
  const customer = await stripe.customers.create({});
  const session = await openCheckout(stripe, customer.id, { trialDays: 0 });
  for (const card of ['declines', 'fails_later']) {
    const answer = await chooseCard(session, card);
    expect(answer.headers.get('location')).toBe(`/c/pay/${session.id}?problem=declined`);
  }
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open', subscription: null });
  await control(sandbox.url, '/clock', { advance: '25h' });
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'expired', url: null });
  expect(await sentTypes()).toContain('checkout.session.expired');
});

test('trialing, active, past due and canceled follow each other by the test clock', async () => {
  const { customer, advance } = await customerOnClock();
  const { id } = await buy(stripe, customer.id);
  await advance(12);
  expect(await sentTypes()).toContain('customer.subscription.trial_will_end');
  expect(await statusOf(id)).toBe('trialing');
  await advance(3);
  const active = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice.payments'] });
  expect(active.status).toBe('active');
  expect(active.latest_invoice).toMatchObject({
    ...{ status: 'paid', amount_paid: 14_700, billing_reason: 'subscription_cycle' },
    parent: {
      type: 'subscription_details',
      subscription_details: { subscription: id, metadata: { tenantId: 'tenant-1' } },
    },
    payments: { data: [{ status: 'paid', amount_paid: 14_700 }] },
  });
  // 15 November to 15 December.
  expect(active.items.data[0]?.current_period_end).toBe(Date.UTC(2026, 11, 15) / 1000);

  await control(sandbox.url, '/cards', { customer: customer.id, card: 'fails_later' });
  await advance(31);
  const late = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] });
  expect(late.status).toBe('past_due');
  expect(late.latest_invoice).toMatchObject({ status: 'open', attempt_count: 1, amount_remaining: 14_700 });
  await advance(12);
  expect(await statusOf(id)).toBe('past_due');
  await advance(2);
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({
    status: 'canceled',
    cancellation_details: { reason: 'payment_failed' },
  });
  expect((await sentTypes()).filter((type) => type === 'invoice.payment_failed')).toHaveLength(4);
  expect((await sentTypes()).at(-2)).toBe('customer.subscription.deleted');
});

test('a past-due subscription is active again when its invoice is paid', async () => {
  const customer = await stripe.customers.create({});
  const { id } = await buy(stripe, customer.id, { trialDays: 0 });
  await control(sandbox.url, '/fail-payments', { customer: customer.id });
  await control(sandbox.url, '/clock', { advance: '32d' });
  const late = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] });
  expect(late.status).toBe('past_due');
  const page = (late.latest_invoice as Stripe.Invoice).hosted_invoice_url ?? '';
  await fetch(page, { method: 'POST', body: new URLSearchParams({ card: 'works' }), redirect: 'manual' });
  expect(await statusOf(id)).toBe('active');
  const pdf = await fetch(`${page}/pdf`);
  expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-1\.4/);
});

test('a card that wants to be asked says so at the renewal, and the customer confirms on the invoice’s page', async () => {
  const customer = await stripe.customers.create({});
  const { id } = await buy(stripe, customer.id, { card: 'asks' });
  await control(sandbox.url, '/clock', { advance: '15d' });
  expect(await sentTypes()).toContain('invoice.payment_action_required');
  const late = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] });
  expect(late.status).toBe('past_due');
  await stripe.invoices.pay((late.latest_invoice as Stripe.Invoice).id ?? '', { off_session: false });
  expect(await statusOf(id)).toBe('active');
});

test('the account decides what becomes of a subscription no one pays for', async () => {
  await control(sandbox.url, '/config', { afterRetries: 'unpaid', retryDays: [1] });
  const customer = await stripe.customers.create({});
  const { id } = await buy(stripe, customer.id, { card: 'fails_later' });
  await control(sandbox.url, '/clock', { advance: '16d' });
  expect(await statusOf(id)).toBe('unpaid');
});

test('a trial without a card pauses when it was agreed so, and a first payment that fails is incomplete', async () => {
  const customer = await stripe.customers.create({});
  const [price] = (await stripe.prices.list({ lookup_keys: ['konstruct_employee_year'] })).data;
  const items = [{ price: price?.id ?? '', quantity: 1 }];
  const trial = await stripe.subscriptions.create({
    ...{ customer: customer.id, items, trial_period_days: 2 },
    trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
  });
  const unpaid = await stripe.subscriptions.create({ customer: customer.id, items });
  expect([trial.status, unpaid.status]).toEqual(['trialing', 'incomplete']);
  await control(sandbox.url, '/clock', { advance: '3d' });
  expect(await statusOf(trial.id)).toBe('paused');
  expect(await statusOf(unpaid.id)).toBe('incomplete_expired');
  await control(sandbox.url, '/cards', { customer: customer.id, card: 'works' });
  expect((await stripe.subscriptions.resume(trial.id)).status).toBe('active');
});

test('cancelling at the period end can be taken back, and otherwise happens then', async () => {
  const { customer, advance } = await customerOnClock();
  const { id, items } = await buy(stripe, customer.id, { trialDays: 0 });
  const ending = await stripe.subscriptions.update(id, { cancel_at_period_end: true });
  expect(ending).toMatchObject({
    status: 'active',
    cancel_at_period_end: true,
    cancel_at: items.data[0]?.current_period_end,
  });
  expect(await stripe.subscriptions.update(id, { cancel_at_period_end: false })).toMatchObject({
    cancel_at: null,
    canceled_at: null,
  });
  await stripe.subscriptions.update(id, { cancel_at_period_end: true });
  await advance(31);
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({
    status: 'canceled',
    ended_at: items.data[0]?.current_period_end,
  });
  await expect(stripe.subscriptions.cancel(id)).rejects.toMatchObject({ statusCode: 404, code: 'resource_missing' });
});
