import { until } from '@konstruct/kit/testing';
import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPrice } from '../../stripe/stripe-objects.adapter.ts';
import { event, openBillingService, type BillingService } from '../billing-service.ts';

// What mails and pages say about the next charge matches what Stripe will do, and concerns the right subscription.
let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterAll(() => billing?.close());

async function bought() {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  return { owner, id, customer: await billing.customerId(owner) };
}

type Bought = Awaited<ReturnType<typeof bought>>;

const mails = async ({ owner }: Pick<Bought, 'owner'>) =>
  (await billing.messagesTo(owner, 'accounts')).map(({ body }) => JSON.stringify(body));

async function mailBeforeTrialEnds(one: Bought): Promise<string> {
  await billing.post(
    event('customer.subscription.trial_will_end', { object: 'subscription', id: one.id, customer: one.customer }),
  );
  return until(async () => (await mails(one)).find((mail) => mail.includes('Your free trial ends')));
}

test.each<[string, Partial<Stripe.Subscription>, string]>([
  [
    'while the collection is paused',
    { pause_collection: { behavior: 'void', resumes_at: null } },
    'nothing will be charged for 2 AI employees',
  ],
  ['where invoices are sent', { collection_method: 'send_invoice' }, 'receive an invoice of $98.00 for 2 AI employees'],
  ['where it ends years later', { cancel_at: 4_000_000_000 }, '$98.00 will be charged to your card for 2 AI employees'],
])('F30. the mail before the trial ends says what happens %s', async (_when, edited, says) => {
  const one = await bought();
  await billing.control(`subscriptions/${one.id}`, edited);
  expect(await mailBeforeTrialEnds(one)).toContain(says);
});

test('F30. where everything is free, nothing is said to be charged', async () => {
  const one = await bought();
  const coupon = await billing.stripe.coupons.create({ percent_off: 100, duration: 'forever' });
  await billing.stripe.subscriptions.update(one.id, { discounts: [{ coupon: coupon.id }] });
  expect(await mailBeforeTrialEnds(one)).toContain('nothing will be charged');
});

test('an end that is set for a later year leaves the next invoice where it is', async () => {
  const { owner, id } = await bought();
  await billing.control(`subscriptions/${id}`, { cancel_at: 4_000_000_000 });
  await until(async () => (await billing.subscription(owner)).cancelsAt !== null);
  expect((await billing.subscription(owner)).currentPeriodEndsAt).not.toBeNull();
});

test('an event of another subscription of the same customer writes no mail about the one that counts', async () => {
  const one = await bought();
  const about = { object: 'subscription', id: 'sub_another', customer: one.customer };
  await billing.post(event('customer.subscription.trial_will_end', about));
  expect(await mailBeforeTrialEnds(one)).toContain('$98.00');
  expect((await mails(one)).filter((mail) => mail.includes('Your free trial ends'))).toHaveLength(1);
});

test.each([
  ['in packages', { transform_quantity: { divide_by: 10, round: 'up' } }],
  ['by use', { recurring: { interval: 'month', interval_count: 1, usage_type: 'metered' } }],
  ['in fractions of a cent', { unit_amount: null, unit_amount_decimal: '4950.5' }],
])('F38. a price %s is not offered as one for each employee', (_what, changed) => {
  const price = {
    ...{
      id: 'price_1',
      lookup_key: 'konstruct_employee_month',
      product: 'prod_1',
      currency: 'usd',
      billing_scheme: 'per_unit',
    },
    ...{ unit_amount: 4900, unit_amount_decimal: '4900', transform_quantity: null, custom_unit_amount: null },
    recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' },
  };
  expect(readPrice(price as unknown as Stripe.Price)).toMatchObject([{ unitAmountMinor: 4900 }]);
  expect(readPrice({ ...price, ...changed } as unknown as Stripe.Price)).toEqual([]);
});
