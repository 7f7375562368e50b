import { metricsOf } from '@konstruct/kit/metrics';
import { tenantOf } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSubscriptionJob } from '../../job-definitions.ts';
import { edits, other, withItems } from '../edits.ts';
import { openBillingService, type BillingService } from '../billing-service.ts';
import { companiesOf, type Owner } from '../companies.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterAll(() => billing?.close());

const { bought, buyAgain, kindsOf, lastPublished, untilKinds } = companiesOf(() => billing);

const edit = (sold: Stripe.Subscription, edited: object) => billing.control(`subscriptions/${sold.id}`, edited);
const noticesTo = async (owner: Owner) => (await billing.messagesTo(owner, 'accounts')).map(({ body }) => body);

describe('F1, M7. an edit at Stripe takes nothing away, is told, and heals', () => {
  test.each(edits)('%s', async (_name, kind, isClear, make) => {
    const { owner, sold, item } = await bought();
    const edited = make(sold, item);
    await edit(sold, edited);
    await untilKinds(owner, [kind]);
    await billing.settled();

    const shown = await billing.subscription(owner);
    expect(shown).toMatchObject({
      status: 'TRIALING',
      agentQuota: 2,
      quantity: 2,
      viewerCanSubscribe: false,
      viewerCanChange: isClear,
    });
    expect(shown.interval).toBe(isClear ? 'MONTH' : null);
    expect(await lastPublished(owner)).toMatchObject({ status: 'TRIALING', agentQuota: 2, mayAnswer: true });
    const refused = await buyAgain(owner);
    expect(refused).toMatchObject({ __typename: 'AlreadySubscribedError', message: expect.stringContaining(sold.id) });
    const notices = await noticesTo(owner);
    expect(notices).toEqual([
      expect.objectContaining({ roles: ['OWNER', 'BILLING'], link: { label: 'Open billing', path: '/billing' } }),
    ]);
    expect(notices[0]?.['paragraphs']).toContain(shown.irregularities[0]?.message);

    const names = Object.keys(edited) as (keyof Stripe.Subscription)[];
    await edit(sold, Object.fromEntries(names.map((name) => [name, sold[name]])));
    await untilKinds(owner, []);
    await edit(sold, withItems(sold, [{ ...item, quantity: 5 }]));
    await until(async () => (await billing.subscription(owner)).agentQuota === 5);
    expect(await billing.subscription(owner)).toMatchObject({
      status: 'TRIALING',
      interval: 'MONTH',
      viewerCanChange: true,
    });
    expect(await noticesTo(owner)).toHaveLength(1);
  });
});

test('F1. while it is not understood what is paid still counts: overdue has its grace, an end is an end', async () => {
  const { owner, sold, item } = await bought();
  await edit(sold, { ...withItems(sold, [{ ...item, quantity: 0 }]), status: 'past_due' });
  await until(async () => (await billing.subscription(owner)).status === 'PAST_DUE');
  expect(await billing.subscription(owner)).toMatchObject({ agentQuota: 2, providerStatus: 'past_due' });
  await edit(sold, { status: 'unpaid' });
  await until(async () => (await billing.subscription(owner)).status === 'UNPAID');
  expect(await billing.subscription(owner)).toMatchObject({ agentQuota: 0 });
  await billing.stripe.subscriptions.cancel(sold.id);
  await until(async () => (await billing.subscription(owner)).status === 'CANCELED');
  expect(await billing.subscription(owner)).toMatchObject({
    agentQuota: 0,
    irregularities: [],
    viewerCanSubscribe: true,
  });
});

test('F1. nothing is changed from here on what is not understood, and the answer says why', async () => {
  const { owner, sold, item } = await bought();
  await edit(sold, withItems(sold, [{ ...item, quantity: 0 }]));
  for (const mutation of ['changeAgentQuantity', 'cancelSubscription', 'resumeSubscription'] as const) {
    const more = mutation === 'changeAgentQuantity' ? { quantity: 3 } : {};
    expect(await billing.change(owner, mutation, { idempotencyKey: crypto.randomUUID(), ...more })).toMatchObject({
      __typename: 'IrregularSubscriptionError',
      message: expect.stringContaining(`The quantity of subscription ${sold.id} is 0.`),
      irregularities: [{ kind: 'QUANTITY' }],
    });
  }
  const preview = 'agentQuantityPreview(quantity: 4) { __typename }';
  expect(await billing.ofTenant(owner, preview)).toEqual({
    agentQuantityPreview: { __typename: 'IrregularSubscriptionError' },
  });
  expect((await billing.stripe.subscriptions.retrieve(sold.id)).cancel_at_period_end).toBe(false);
});

test('F1. beside another item ours is changed, and the other one stays', async () => {
  const { owner, sold, item } = await bought();
  await edit(sold, withItems(sold, [other(item), item]));
  await untilKinds(owner, ['OTHER_ITEMS']);
  const changed = await billing.change(owner, 'changeAgentQuantity', {
    quantity: 6,
    idempotencyKey: crypto.randomUUID(),
  });
  expect(changed).toMatchObject({
    __typename: 'ChangeAgentQuantitySuccess',
    subscription: { quantity: 6, agentQuota: 6 },
  });
  const { items } = await billing.stripe.subscriptions.retrieve(sold.id);
  expect(items.data.map(({ id, quantity }) => [id, quantity])).toEqual([
    ['si_support', 2],
    [item.id, 6],
  ]);
});

test('F1. of two that run the followed one counts, both are named, and no third is sold', async () => {
  const { owner, sold, item } = await bought();
  const tenantId = String(tenantOf(owner));
  const second = await billing.stripe.subscriptions.create({
    ...{ customer: await billing.customerId(owner), items: [{ price: item.price.id, quantity: 9 }] },
    ...{ trial_period_days: 5, metadata: { tenant_id: tenantId } },
  });
  await untilKinds(owner, ['SEVERAL_SUBSCRIPTIONS']);
  const shown = await billing.subscription(owner);
  expect(shown).toMatchObject({ agentQuota: 2, viewerCanChange: true });
  expect(shown.irregularities[0]?.message).toMatch(new RegExp(`${sold.id}.*${second.id}`));
  expect((await buyAgain(owner)).__typename).toBe('AlreadySubscribedError');
  await billing.stripe.subscriptions.cancel(sold.id);
  await until(async () => (await billing.subscription(owner)).agentQuota === 9);
  expect(await kindsOf(owner)).toEqual([]);
});

test('F1. where nothing was ever bought here nothing is granted, and nothing can be bought beside it', async () => {
  const owner = await billing.createTenant();
  await billing.openCheckout(owner);
  const customer = await billing.customerId(owner);
  const product = await billing.stripe.products.create({ name: 'Support' });
  const price = await billing.stripe.prices.create({
    product: product.id,
    currency: 'usd',
    unit_amount: 900,
    recurring: { interval: 'month' },
  });
  const { id } = await billing.stripe.subscriptions.create({
    customer,
    items: [{ price: price.id }],
    trial_period_days: 3,
  });
  await untilKinds(owner, ['FOREIGN_SUBSCRIPTION']);
  expect(await billing.subscription(owner)).toMatchObject({ status: 'NONE', agentQuota: 1, viewerCanSubscribe: false });
  expect(await buyAgain(owner)).toMatchObject({
    __typename: 'AlreadySubscribedError',
    message: expect.stringContaining(id),
  });
  await billing.stripe.subscriptions.cancel(id);
  await untilKinds(owner, []);
  expect((await buyAgain(owner)).__typename).toBe('CreateCheckoutSessionSuccess');
});

test('F1. what an older release ended by mistake heals with the next reading', async () => {
  const { owner } = await bought();
  const tenantId = String(tenantOf(owner));
  await billing.settled();
  await billing.database.query(
    `update billing.subscriptions set provider_status = 'canceled', ended_at = now() where tenant_id = $1`,
    [tenantId],
  );
  await billing.database.query(
    `update billing.entitlements set status = 'CANCELED', agent_quota = 0 where tenant_id = $1`,
    [tenantId],
  );
  await billing.enqueue(readSubscriptionJob, { tenantId, isReconcile: true });
  await until(async () => (await billing.subscription(owner)).agentQuota === 2);
  expect(await billing.subscription(owner)).toMatchObject({ status: 'TRIALING', endedAt: null });
});

test('companies are counted by what is not understood, and a mail says it once', async () => {
  const { owner, sold, item } = await bought();
  const counted = async (kind: string) =>
    Number(
      new RegExp(`konstruct_subscriptions_irregular\\{kind="${kind}".*\\} (\\d+)`).exec(
        await metricsOf('billing').text(),
      )?.[1] ?? 0,
    );
  const before = await counted('QUANTITY');
  await edit(sold, withItems(sold, [{ ...item, quantity: 0 }]));
  await untilKinds(owner, ['QUANTITY']);
  expect(await counted('QUANTITY')).toBe(before + 1);
  for (const note of ['one', 'two']) await billing.stripe.subscriptions.update(sold.id, { metadata: { note } });
  await billing.settled();
  expect(await noticesTo(owner)).toHaveLength(1);
  await edit(sold, { metadata: {} });
  await untilKinds(owner, ['QUANTITY', 'OWNER']);
  await edit(sold, { items: sold.items, metadata: sold.metadata });
  await untilKinds(owner, []);
  expect(await counted('QUANTITY')).toBe(before);
});

test('10. what is paid in the other mode’s money grants nothing, and takes nothing from what is followed', async () => {
  const owner = await billing.createTenant();
  await billing.openCheckout(owner);
  const customer = await billing.customerId(owner);
  const tenantId = String(tenantOf(owner));
  const [ours] = (await billing.stripe.prices.list({ lookup_keys: ['konstruct_employee_month'] })).data;
  const items = [{ price: ours?.id ?? '', quantity: 7 }];
  const { id } = await billing.stripe.subscriptions.create({ customer, items, trial_period_days: 9 });
  await billing.control(`subscriptions/${id}`, { livemode: true, metadata: { tenant_id: tenantId } });
  await until(async () => (await billing.subscription(owner)).irregularities[0]?.message.includes('live mode'));
  expect(await billing.subscription(owner)).toMatchObject({ status: 'NONE', agentQuota: 1, viewerCanSubscribe: false });

  await billing.control(`subscriptions/${id}`, { livemode: false });
  await until(async () => (await billing.subscription(owner)).agentQuota === 7);
  await billing.control(`subscriptions/${id}`, { livemode: true });
  await until(async () => (await billing.subscription(owner)).irregularities.length > 0);
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'TRIALING',
    agentQuota: 7,
    viewerCanChange: false,
  });
  expect(await lastPublished(owner)).toMatchObject({ agentQuota: 7, mayAnswer: true });
});
