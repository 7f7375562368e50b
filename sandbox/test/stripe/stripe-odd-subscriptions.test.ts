import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStripe } from '../../stripe/stripe.ts';
import { buy, control, stripeFor } from './stripe-account.ts';

let running: Awaited<ReturnType<typeof startStripe>>;
let stripe: Stripe;
beforeAll(async () => {
  running = await startStripe({ port: 0 });
  stripe = stripeFor(running.url);
});
afterAll(() => running?.stop());

const newestInvoice = async (subscription: string) => (await stripe.invoices.list({ subscription, limit: 1 })).data[0];
const bought = async (card = 'works') => {
  const customer = await stripe.customers.create({ email: 'ada@example.com' });
  return { customer: customer.id, sold: await buy(stripe, customer.id, { quantity: 2, card }) };
};

test('a coupon takes off what it says, in the preview as in the invoice; one for one invoice is used up by it', async () => {
  const { sold } = await bought();
  const coupon = await stripe.coupons.create({ percent_off: 25, duration: 'once' });
  const changed = await stripe.subscriptions.update(sold.id, {
    discounts: [{ coupon: coupon.id }],
    expand: ['discounts'],
  });
  expect(changed.discounts).toMatchObject([{ object: 'discount', source: { type: 'coupon', coupon: coupon.id } }]);
  const preview = await stripe.invoices.createPreview({ subscription: sold.id });
  expect(preview).toMatchObject({
    subtotal: 9800,
    total: 7350,
    amount_due: 7350,
    total_discount_amounts: [{ amount: 2450 }],
  });
  expect(preview.lines.data.map(({ amount, discount_amounts: off }) => [amount, off?.[0]?.amount])).toEqual([
    [9800, 2450],
  ]);
  await stripe.subscriptions.update(sold.id, { trial_end: 'now' });
  expect(await newestInvoice(sold.id)).toMatchObject({ status: 'paid', amount_paid: 7350 });
  expect((await stripe.subscriptions.retrieve(sold.id)).discounts).toEqual([]);
  expect((await stripe.invoices.createPreview({ subscription: sold.id })).amount_due).toBe(9800);
  await expect(stripe.subscriptions.update(sold.id, { discounts: [{ coupon: 'NONE' }] })).rejects.toMatchObject({
    code: 'resource_missing',
  });
});

test('a price may have fractions of a cent; what is charged has none', async () => {
  const { sold } = await bought();
  const [item] = sold.items.data;
  const product = String(item?.price.product);
  const price = await stripe.prices.create({
    ...{ product, currency: 'usd', recurring: { interval: 'month' } },
    unit_amount_decimal: '1000.25' as never,
  });
  expect(price.unit_amount).toBeNull();
  expect(String(price.unit_amount_decimal)).toBe('1000.25');
  await stripe.subscriptions.update(sold.id, { items: [{ id: item?.id ?? '', price: price.id }], trial_end: 'now' });
  expect(await newestInvoice(sold.id)).toMatchObject({ amount_paid: 2001 });
});

test('items that were laid over a subscription are billed each; one without any is billed nothing, and time goes on', async () => {
  const { sold } = await bought();
  const [item] = sold.items.data;
  const add = { ...item, id: 'si_second', quantity: 1 };
  await control(running.url, `/subscriptions/${sold.id}`, { items: { ...sold.items, data: [item, add] } });
  await stripe.subscriptions.update(sold.id, { trial_end: 'now' });
  const invoice = await newestInvoice(sold.id);
  expect(invoice?.lines.data.map(({ amount }) => amount)).toEqual([9800, 4900]);
  await control(running.url, `/subscriptions/${sold.id}`, { items: { ...sold.items, data: [] } });
  await control(running.url, '/clock', { advance: '40d' });
  expect((await newestInvoice(sold.id))?.id).toBe(invoice?.id);
});

test('where the bank asks for the owner of the card, the rejection says so; a change that waits happens once it is confirmed', async () => {
  const { customer, sold } = await bought('asks');
  await control(running.url, '/cards', { customer, card: 'works' });
  await stripe.subscriptions.update(sold.id, { trial_end: 'now' });
  await control(running.url, '/cards', { customer, card: 'asks' });
  const change = (quantity: number, payment_behavior: 'error_if_incomplete' | 'pending_if_incomplete') => {
    const items = [{ id: sold.items.data[0]?.id ?? '', quantity }];
    return stripe.subscriptions.update(sold.id, {
      items,
      proration_behavior: 'always_invoice',
      payment_behavior,
      expand: ['latest_invoice'],
    });
  };
  const code = 'subscription_payment_intent_requires_action';
  await expect(change(5, 'error_if_incomplete')).rejects.toMatchObject({
    type: 'StripeCardError',
    statusCode: 402,
    code,
  });
  const first = (await change(5, 'pending_if_incomplete')).latest_invoice as Stripe.Invoice;
  const waiting = await change(4, 'pending_if_incomplete');
  const invoice = waiting.latest_invoice as Stripe.Invoice;
  expect(waiting).toMatchObject({ status: 'active', pending_update: { subscription_items: [{ quantity: 4 }] } });
  expect((await stripe.invoices.retrieve(first.id ?? '')).status).toBe('void');
  await expect(stripe.invoices.pay(invoice.id ?? '')).rejects.toMatchObject({
    code: 'invoice_payment_intent_requires_action',
  });
  await fetch(invoice.hosted_invoice_url ?? '', {
    method: 'POST',
    body: new URLSearchParams({ card: 'asks' }),
    redirect: 'manual',
  });
  expect(await stripe.subscriptions.retrieve(sold.id)).toMatchObject({
    pending_update: null,
    items: { data: [{ quantity: 4 }] },
  });
});

test('a list for a customer that there is not is refused; for a deleted one it shows what there was', async () => {
  await expect(stripe.subscriptions.list({ customer: 'cus_missing' })).rejects.toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
  });
  await expect(stripe.invoices.list({ customer: 'cus_missing' })).rejects.toMatchObject({ code: 'resource_missing' });
  const { customer, sold } = await bought();
  await stripe.customers.del(customer);
  const { data } = await stripe.subscriptions.list({ customer, status: 'all' });
  expect(data.map(({ id, status }) => [id, status])).toEqual([[sold.id, 'canceled']]);
});
