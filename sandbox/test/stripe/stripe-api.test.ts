import Stripe from 'stripe';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningSandbox } from '../../control/sandbox-server.ts';
import { startStripe } from '../../stripe/stripe.ts';
import { buy, control, openCheckout, SECRET_KEY, stripeFor } from './stripe-account.ts';

let sandbox: RunningSandbox;
let stripe: Stripe;
beforeEach(async () => {
  sandbox = await startStripe({ port: 0 });
  stripe = stripeFor(sandbox.url);
});
afterEach(() => sandbox.stop());

test('the two prices of Konstruct are there, found by their lookup keys', async () => {
  const { data } = await stripe.prices.list({
    lookup_keys: ['konstruct_employee_month', 'konstruct_employee_year'],
    expand: ['data.product'],
  });
  expect(data.map(({ unit_amount, recurring }) => [unit_amount, recurring?.interval])).toEqual([
    [46_800, 'year'],
    [4900, 'month'],
  ]);
  expect(data[0]?.product).toMatchObject({ object: 'product', name: 'AI employee' });
  expect(data[0]?.unit_amount_decimal?.toString()).toBe('46800');
});

test('what does not exist is refused in Stripe’s own shape, so that the SDK throws', async () => {
  await expect(stripe.subscriptions.retrieve('sub_none')).rejects.toMatchObject({
    ...{
      type: 'StripeInvalidRequestError',
      statusCode: 404,
      code: 'resource_missing',
      param: 'id',
      message: "No such subscription: 'sub_none'",
    },
  });
  await expect(stripe.coupons.list()).rejects.toMatchObject({ statusCode: 404, rawType: 'invalid_request_error' });
  await expect(stripe.customers.list({ test_clock: 'x', ...{ colour: 'red' } })).rejects.toMatchObject({
    ...{ statusCode: 400, code: 'parameter_unknown', param: 'colour' },
  });
  await expect(openCheckout(stripe, 'cus_none')).rejects.toMatchObject({ statusCode: 400, param: 'customer' });
  await expect(openCheckout(stripe, (await stripe.customers.create()).id, { quantity: 0 })).rejects.toMatchObject({
    ...{ statusCode: 400, param: 'line_items[0][quantity]' },
  });
  const { hostname, port } = new URL(sandbox.url);
  const raw = await fetch(`http://${hostname}:${port}/v1/customers`, {
    headers: { authorization: `Bearer ${SECRET_KEY}` },
    method: 'PUT',
  });
  expect([raw.status, await raw.json()]).toEqual([
    404,
    { error: expect.objectContaining({ type: 'invalid_request_error' }) as unknown },
  ]);
});

test('a wrong key and none are refused, a key as basic user name is taken', async () => {
  await expect(stripeFor(sandbox.url, 'sk_test_other').customers.list()).rejects.toMatchObject({
    type: 'StripeAuthenticationError',
    statusCode: 401,
  });
  expect((await fetch(`${sandbox.url}/v1/customers`)).status).toBe(401);
  const basic = Buffer.from(`${SECRET_KEY}:`).toString('base64');
  expect((await fetch(`${sandbox.url}/v1/customers`, { headers: { authorization: `Basic ${basic}` } })).status).toBe(
    200,
  );
});

test('the same idempotency key gives the same answer once done, and refuses other parameters', async () => {
  const once = { idempotencyKey: 'found-tenant-1' };
  const first = await stripe.customers.create({ email: 'ada@acme.test' }, once);
  const again = await stripe.customers.create({ email: 'ada@acme.test' }, once);
  expect(again.id).toBe(first.id);
  expect((await stripe.customers.list()).data).toHaveLength(1);
  await expect(stripe.customers.create({ email: 'grace@acme.test' }, once)).rejects.toMatchObject({
    ...{ type: 'StripeIdempotencyError', statusCode: 400 },
  });
});

test('an answer lost on its way is given again when the SDK retries, and the work is done once', async () => {
  const { hostname, port } = new URL(sandbox.url);
  const retrying = new Stripe(SECRET_KEY, { host: hostname, port, protocol: 'http', maxNetworkRetries: 2 });
  await control(sandbox.url, '/faults', { match: '/v1/customers', method: 'POST', dropAfterAccept: true });
  const customer = await retrying.customers.create({ email: 'ada@acme.test' });
  expect((await stripe.customers.list()).data.map(({ id }) => id)).toEqual([customer.id]);
});

test('lists come in pages, and the SDK walks them', async () => {
  for (let count = 0; count < 5; count += 1) await stripe.customers.create({ name: `Customer ${count}` });
  const page = await stripe.customers.list({ limit: 2 });
  expect(page).toMatchObject({ object: 'list', has_more: true, url: '/v1/customers' });
  const names: (string | null | undefined)[] = [];
  for await (const customer of stripe.customers.list({ limit: 2 })) names.push(customer.name);
  expect(names).toEqual([4, 3, 2, 1, 0].map((count) => `Customer ${count}`));
});

test('the Billing Portal changes the card, cancels and takes it back', async () => {
  const customer = await stripe.customers.create({ email: 'ada@acme.test' });
  const { id } = await buy(stripe, customer.id, { trialDays: 0 });
  const configuration = await stripe.billingPortal.configurations.create({
    features: {
      payment_method_update: { enabled: true },
      subscription_cancel: { enabled: true, mode: 'at_period_end' },
    },
  });
  const session = await stripe.billingPortal.sessions.create({
    ...{ customer: customer.id, return_url: 'http://localhost:4000/billing', configuration: configuration.id },
  });
  const press = (path: string, body: Record<string, string>) =>
    fetch(`${session.url}${path}`, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual' });
  expect(await (await fetch(session.url)).text()).toContain('href="http://localhost:4000/billing"');
  await press('/card', { card: 'fails_later' });
  const changed = await stripe.subscriptions.retrieve(id, { expand: ['default_payment_method'] });
  expect(changed.default_payment_method).toMatchObject({ card: { last4: '0341' } });
  await press('/cancel', { subscription: id });
  expect((await stripe.subscriptions.retrieve(id)).cancel_at_period_end).toBe(true);
  await press('/renew', { subscription: id });
  expect((await stripe.subscriptions.retrieve(id)).cancel_at_period_end).toBe(false);
  // Another customer's subscription is not accessible.
  const other = await buy(stripe, (await stripe.customers.create()).id);
  await press('/cancel', { subscription: other.id });
  expect((await stripe.subscriptions.retrieve(other.id)).cancel_at_period_end).toBe(false);
});

test('money given back and money disputed are reported with the charge they belong to', async () => {
  const customer = await stripe.customers.create();
  const { latest_invoice: invoice } = await buy(stripe, customer.id, { trialDays: 0 });
  await control(sandbox.url, '/disputes', { invoice });
  await control(sandbox.url, '/refunds', { invoice });
  const { data } = await stripe.events.list({ types: ['charge.refunded', 'charge.dispute.created'] });
  const [refunded, disputed] = data.map((event) => event.data.object as unknown as Record<string, unknown>);
  expect(refunded).toMatchObject({ object: 'charge', refunded: true, customer: customer.id });
  expect(disputed).toMatchObject({ object: 'dispute', charge: refunded?.['id'] });
  const payments = await stripe.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: String(refunded?.['payment_intent']) },
  });
  expect(payments.data[0]?.invoice).toBe(invoice);
});

test('a second start finds customers, subscriptions and the time of the first', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'stripe-'));
  const stateFile = join(directory, 'stripe.json');
  const first = await startStripe({ port: 0, stateFile });
  const customer = await stripeFor(first.url).customers.create({ email: 'ada@acme.test' });
  const { id } = await buy(stripeFor(first.url), customer.id);
  await control(first.url, '/clock', { advance: '10d' });
  await first.stop();
  const second = await startStripe({ port: 0, stateFile });
  expect((await stripeFor(second.url).subscriptions.retrieve(id)).status).toBe('trialing');
  await control(second.url, '/clock', { advance: '5d' });
  expect((await stripeFor(second.url).subscriptions.retrieve(id)).status).toBe('active');
  await second.stop();
  await rm(directory, { recursive: true });
});
