import { until } from '@konstruct/kit/testing';
import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { event, openBillingService, type BillingService } from '../billing-service.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterAll(() => billing?.close());

type Owner = Awaited<ReturnType<BillingService['createTenant']>>;

async function bought(quantity = 2): Promise<{ owner: Owner; sold: Stripe.Subscription }> {
  const owner = await billing.createTenant();
  return { owner, sold: await billing.stripe.subscriptions.retrieve(await billing.buy(owner, { quantity })) };
}

/** The mail that is sent when Stripe announces the end of the trial. */
async function mailBeforeTrialEnds(owner: Owner): Promise<string> {
  const customer = await billing.customerId(owner);
  await billing.post(event('customer.subscription.trial_will_end', { object: 'subscription', customer }));
  const sent = await until(async () => {
    const notices = (await billing.messagesTo(owner, 'accounts')).map(({ body }) => JSON.stringify(body));
    return notices.find((notice) => notice.includes('Your free trial ends'));
  });
  return sent;
}

/** Moves the subscription to another price of the same product. */
async function priceAt(sold: Stripe.Subscription, params: Partial<Stripe.PriceCreateParams>): Promise<void> {
  const [item] = sold.items.data;
  const price = await billing.stripe.prices.create({
    ...{ product: String(item?.price.product), currency: 'usd', recurring: { interval: 'month' } },
    ...params,
  });
  await billing.stripe.subscriptions.update(sold.id, {
    items: [{ id: item?.id ?? '', price: price.id }],
    proration_behavior: 'none',
  });
}

const layPrice = async (sold: Stripe.Subscription, price: object) => {
  const data = sold.items.data.map((item) => ({ ...item, price: { ...item.price, ...price } }));
  await billing.control(`subscriptions/${sold.id}`, { items: { ...sold.items, data } });
};

test('F30. the mail before the trial ends names what Stripe will charge, a coupon included', async () => {
  const { owner, sold } = await bought();
  expect(await mailBeforeTrialEnds(owner)).toContain(
    'On that day, $98.00 will be charged to your card for 2 AI employees.',
  );
  const halved = await bought();
  const coupon = await billing.stripe.coupons.create({ percent_off: 50, duration: 'forever' });
  await billing.stripe.subscriptions.update(halved.sold.id, { discounts: [{ coupon: coupon.id }] });
  expect(await mailBeforeTrialEnds(halved.owner)).toContain('$49.00 will be charged to your card');
  expect(sold.discounts).toEqual([]);
});

test('F30. the preview of a change counts discounts in what the next period costs', async () => {
  const { owner, sold } = await bought();
  const coupon = await billing.stripe.coupons.create({ percent_off: 50, duration: 'forever' });
  await billing.stripe.subscriptions.update(sold.id, { discounts: [{ coupon: coupon.id }] });
  const asked =
    'agentQuantityPreview(quantity: 3) { ... on AgentQuantityPreview { nextInvoiceTotal { amountMinor } } }';
  const total = { agentQuantityPreview: { nextInvoiceTotal: { amountMinor: String((3 * 4900) / 2) } } };
  expect(await billing.ofTenant(owner, asked)).toEqual(total);
});

test('F30. a coupon that is laid over the subscription in Stripe’s dashboard counts as well', async () => {
  const { owner, sold } = await bought();
  const coupon = { id: 'HALF', object: 'coupon', percent_off: 50, amount_off: null, duration: 'forever', valid: true };
  const discount = { id: 'di_half', object: 'discount', end: null, source: { type: 'coupon', coupon } };
  await billing.control(`subscriptions/${sold.id}`, { discounts: [discount] });
  expect(await mailBeforeTrialEnds(owner)).toContain('$49.00 will be charged to your card');
});

test('F30. where Stripe does not say what it will charge the mail names no sum', async () => {
  const { owner } = await bought();
  await billing.control('faults', [{ match: '/v1/invoices/create_preview', status: 500, times: 3 }]);
  const mail = await mailBeforeTrialEnds(owner);
  expect(mail).toContain('On that day, your card will be charged for 2 AI employees.');
  expect(mail).not.toMatch(/USD/);
});

test('F38. a price with fractions of a cent is shown as it is, and never as nothing', async () => {
  const { owner, sold } = await bought(3);
  await priceAt(sold, { unit_amount_decimal: '4950.5' as never });
  const shown = await until(async () => {
    const now = await billing.subscription(owner);
    return now.exactPricePerAgent?.amountMinor === '4950.5' && now;
  });
  // 3 x 4950.5 is 14851.5: Stripe charges whole cents.
  expect(shown).toMatchObject({
    pricePerAgent: null,
    pricePerPeriod: { amountMinor: '14852', currency: 'USD' },
    irregularities: [],
  });
  expect(await mailBeforeTrialEnds(owner)).toContain('$148.52 will be charged');
});

test.each([
  ['tiers', { billing_scheme: 'tiered', unit_amount: null, unit_amount_decimal: null, tiers_mode: 'graduated' }],
  ['packages', { transform_quantity: { divide_by: 10, round: 'up' } }],
])('F38. a price by %s has no amount for each, and none is made up', async (_name, price) => {
  const { owner, sold } = await bought();
  await layPrice(sold, price);
  await until(async () => (await billing.subscription(owner)).exactPricePerAgent === null);
  expect(await billing.subscription(owner)).toMatchObject({
    pricePerAgent: null,
    pricePerPeriod: null,
    quantity: 2,
    agentQuota: 2,
  });
  expect(await mailBeforeTrialEnds(owner)).not.toContain('$0.00');
});
