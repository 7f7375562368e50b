import type Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningSandbox } from '../../control/sandbox-server.ts';
import { startStripe } from '../../stripe/stripe.ts';
import { buy, control, stripeFor } from './stripe-account.ts';

let sandbox: RunningSandbox;
let stripe: Stripe;
let customer: Stripe.Customer;
beforeEach(async () => {
  sandbox = await startStripe({ port: 0 });
  stripe = stripeFor(sandbox.url);
  customer = await stripe.customers.create({ email: 'ada@acme.test' });
});
afterEach(() => sandbox.stop());

const itemOf = (subscription: Stripe.Subscription) => subscription.items.data[0]?.id ?? '';
const linesOf = (invoice: Stripe.Invoice) => invoice.lines.data.map(({ description, amount }) => [description, amount]);

/** A subscription ten days into its month, and that moment. */
async function midMonth(quantity = 3) {
  const subscription = await buy(stripe, customer.id, { quantity, trialDays: 0 });
  await control(sandbox.url, '/clock', { advance: '10d' });
  return { subscription, moment: (subscription.items.data[0]?.current_period_start ?? 0) + 10 * 86_400 };
}

test('what the preview shows is what the change charges, to the cent and line by line', async () => {
  const { subscription, moment } = await midMonth();
  const items = [{ id: itemOf(subscription), quantity: 5 }];
  const preview = await stripe.invoices.createPreview({
    subscription: subscription.id,
    subscription_details: { items, proration_behavior: 'always_invoice', proration_date: moment },
  });
  expect(preview.parent?.subscription_details).toMatchObject({ subscription_proration_date: moment });
  expect((await stripe.subscriptions.retrieve(subscription.id)).items.data[0]?.quantity).toBe(3);

  // Time passes between the preview and the click, but the same moment gives the same amount.
  await control(sandbox.url, '/clock', { advance: '1h' });
  const changed = await stripe.subscriptions.update(subscription.id, {
    ...{ items, proration_behavior: 'always_invoice', proration_date: moment },
    expand: ['latest_invoice'],
  });
  const invoice = changed.latest_invoice as Stripe.Invoice;
  expect(invoice).toMatchObject({
    status: 'paid',
    amount_paid: preview.amount_due,
    billing_reason: 'subscription_update',
  });
  expect(linesOf(invoice)).toEqual(linesOf(preview));
  expect(changed.items.data[0]?.quantity).toBe(5);
});

test('prorations that are not invoiced at once wait for the next invoice, and a credit is carried on', async () => {
  const { subscription, moment } = await midMonth(5);
  await stripe.subscriptions.update(subscription.id, {
    ...{
      items: [{ id: itemOf(subscription), quantity: 1 }],
      proration_behavior: 'create_prorations',
      proration_date: moment,
    },
  });
  const preview = await stripe.invoices.createPreview({ subscription: subscription.id });
  expect(preview.lines.data.map(({ parent }) => parent?.subscription_item_details?.proration)).toEqual([
    true,
    true,
    false,
  ]);
  expect(preview.total).toBeLessThan(0);
  expect(preview.amount_due).toBe(0);
  await control(sandbox.url, '/clock', { advance: '22d' });
  const { latest_invoice: renewal } = await stripe.subscriptions.retrieve(subscription.id, {
    expand: ['latest_invoice'],
  });
  expect(linesOf(renewal as Stripe.Invoice)).toEqual(linesOf(preview));
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ balance: preview.total });
});

test('a change while trying costs nothing, another rhythm begins a period at once', async () => {
  const trial = await buy(stripe, customer.id);
  const [year] = (await stripe.prices.list({ lookup_keys: ['konstruct_employee_year'] })).data;
  const more = await stripe.subscriptions.update(trial.id, {
    ...{ items: [{ id: itemOf(trial), quantity: 7 }], proration_behavior: 'always_invoice' },
  });
  expect(more).toMatchObject({ status: 'trialing', trial_end: trial.trial_end, latest_invoice: trial.latest_invoice });

  const { subscription } = await midMonth(1);
  const yearly = await stripe.subscriptions.update(subscription.id, {
    ...{ items: [{ id: itemOf(subscription), price: year?.id ?? '' }] },
    expand: ['latest_invoice'],
  });
  const [credit, whole] = (yearly.latest_invoice as Stripe.Invoice).lines.data;
  expect(credit?.amount).toBeLessThan(0);
  expect(whole?.amount).toBe(46_800);
  expect(yearly.items.data[0]?.price.recurring?.interval).toBe('year');
});

test('a change that cannot be paid is refused, held, or makes the subscription past due, as was asked', async () => {
  const { subscription } = await midMonth();
  const fail = () => control(sandbox.url, '/fail-payments', { customer: customer.id });
  const change = (quantity: number, payment_behavior: Stripe.SubscriptionUpdateParams.PaymentBehavior) =>
    stripe.subscriptions.update(subscription.id, {
      ...{ items: [{ id: itemOf(subscription), quantity }], proration_behavior: 'always_invoice', payment_behavior },
    });
  await fail();
  await expect(change(4, 'error_if_incomplete')).rejects.toMatchObject({
    type: 'StripeCardError',
    statusCode: 402,
    code: 'card_declined',
  });
  expect((await stripe.subscriptions.retrieve(subscription.id)).items.data[0]?.quantity).toBe(3);

  await fail();
  const held = await change(5, 'pending_if_incomplete');
  expect(held).toMatchObject({ status: 'active', pending_update: { subscription_items: [{ quantity: 5 }] } });
  expect(held.items.data[0]?.quantity).toBe(3);
  await stripe.invoices.pay(held.latest_invoice as string);
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({
    pending_update: null,
    items: { data: [{ quantity: 5 }] },
  });

  await fail();
  expect(await change(6, 'allow_incomplete')).toMatchObject({ status: 'past_due', items: { data: [{ quantity: 6 }] } });
});
