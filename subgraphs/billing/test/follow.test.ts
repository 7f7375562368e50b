import { hastenJobs, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyEventJob, readSubscriptionJob, reconcileJob } from '../job-definitions.ts';
import { openBillingService, type BillingService } from './billing-service.ts';
import { companiesOf, type Owner } from './companies.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterAll(() => billing?.close());

const { lastPublished } = companiesOf(() => billing);

/**
 * A subscription's whole life at Stripe, whether or not its events arrive here: bought, past due, changed, canceled.
 */
async function liveThrough(owner: Owner): Promise<void> {
  await billing.pay(await billing.openCheckout(owner, { quantity: 2 }));
  const id = await billing.subscriptionId(owner);
  await billing.control('fail-payments', { customer: await billing.customerId(owner) });
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  await billing.stripe.subscriptions.update(id, { metadata: { note: 'one' } });
  await billing.stripe.subscriptions.cancel(id);
}

async function expectCanceled(owner: Owner): Promise<void> {
  await billing.settled();
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'CANCELED',
    agentQuota: 0,
    amountDue: null,
    payUrl: null,
  });
  expect(await lastPublished(owner)).toMatchObject({ status: 'CANCELED', agentQuota: 0, mayAnswer: false });
  const versions = (await billing.messagesTo(owner, 'agents')).map(({ body }) => Number(body['version']));
  expect(versions).toEqual([...versions.keys()].map((index) => index + 1));
}

test('7. events that come doubled and in parallel end in Stripe’s state', async () => {
  const owner = await billing.createTenant();
  await billing.control('delivery', { next: 1000, duplicates: 3, parallel: true });
  await liveThrough(owner);
  await billing.control('delivery', undefined, 'DELETE');
  await expectCanceled(owner);
});

test('7. events that come reversed, or again long after, end in Stripe’s state: what is canceled stays so', async () => {
  const owner = await billing.createTenant();
  await billing.control('delivery', { next: 1000, drop: true });
  await liveThrough(owner);
  await billing.control('delivery', undefined, 'DELETE');
  const deliveries = await billing.control<{ eventId: string; state: string }[]>('deliveries');
  const withheld = deliveries.filter(({ state }) => state === 'withheld').map(({ eventId }) => eventId);
  expect(withheld.length).toBeGreaterThan(8);
  for (const event_id of withheld.toReversed()) await billing.control('redeliver', { event_id });
  await expectCanceled(owner);

  const before = await billing.subscription(owner);
  await billing.database.query('delete from billing_directory.stripe_events where id = any($1)', [withheld]);
  for (const event_id of withheld) await billing.control('redeliver', { event_id });
  await expectCanceled(owner);
  expect(await billing.subscription(owner)).toEqual(before);

  // Only Stripe's present state counts: if Stripe says that it runs again, it is followed again.
  await billing.control(`subscriptions/${await billing.subscriptionId(owner)}`, { status: 'active' });
  await billing.settled();
  expect(await billing.subscription(owner)).toMatchObject({ status: 'ACTIVE', agentQuota: 2 });
});

test('readings in parallel end in what was read last', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 1 });
  const item = (await billing.stripe.subscriptions.retrieve(id)).items.data[0]?.id ?? '';
  for (const quantity of [5, 2, 9, 4]) {
    await billing.stripe.subscriptions.update(id, { items: [{ id: item, quantity }], proration_behavior: 'none' });
  }
  await billing.settled();
  expect(await billing.subscription(owner)).toMatchObject({ quantity: 4, agentQuota: 4 });
});

test('an answer of Stripe’s that comes late does not overwrite a newer one', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 1 });
  await billing.settled();
  const item = (await billing.stripe.subscriptions.retrieve(id)).items.data[0]?.id ?? '';
  const customer = await billing.customerId(owner);
  // The first reading has read the subscription and waits for the invoices; the second overtakes it.
  await billing.control('requests', undefined, 'DELETE');
  await billing.control('faults', [{ match: '/v1/invoices', method: 'GET', delayMs: 6_000, times: 1 }]);
  await billing.stripe.subscriptions.update(id, { metadata: { note: 'slow' } });
  await until(async () =>
    (await billing.control<{ method: string }[]>('requests?path=/v1/subscriptions')).some(
      ({ method }) => method === 'GET',
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  await billing.stripe.subscriptions.update(id, { items: [{ id: item, quantity: 6 }], proration_behavior: 'none' });
  await billing.settled();
  expect(await billing.subscription(owner)).toMatchObject({ quantity: 6, agentQuota: 6 });
  expect((await billing.stripe.subscriptions.list({ customer })).data).toHaveLength(1);
});

const statuses = [
  ['incomplete', 'NONE', 1],
  ['trialing', 'TRIALING', 3],
  ['active', 'ACTIVE', 3],
  ['past_due', 'PAST_DUE', 3],
  ['unpaid', 'UNPAID', 0],
  ['paused', 'UNPAID', 0],
  ['mothballed', 'UNPAID', 0],
  ['active', 'ACTIVE', 3],
  ['mothballed', 'ACTIVE', 3],
  ['incomplete_expired', 'CANCELED', 0],
] as const;

test('11. each of Stripe’s statuses is one of six and lets as many employees work as it should; an invented one leaves them as they are', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner);
  for (const [status, badge, agentQuota] of statuses) {
    await billing.control(`subscriptions/${id}`, { status });
    await billing.settled();
    const shown = await billing.subscription(owner);
    expect([status, shown.status, shown.agentQuota, shown.isIncomplete]).toEqual([
      status,
      badge,
      agentQuota,
      status === 'incomplete',
    ]);
    expect(await lastPublished(owner)).toMatchObject({ status: badge, agentQuota, mayAnswer: agentQuota > 0 });
  }
});

test('9. what was not bought here entitles to nothing: another price, another company’s mark, no mark', async () => {
  const owner = await billing.createTenant();
  await billing.openCheckout(owner);
  const customer = await billing.customerId(owner);
  const tenantId = owner.kind === 'operator' ? owner.tenantId : '';
  const product = await billing.stripe.products.create({ name: 'Something else' });
  const foreign = await billing.stripe.prices.create({
    product: product.id,
    currency: 'usd',
    unit_amount: 1,
    recurring: { interval: 'month' },
  });
  const [ours] = (await billing.stripe.prices.list({ lookup_keys: ['konstruct_employee_month'] })).data;
  const attempts = [
    { price: foreign.id, metadata: { tenant_id: tenantId ?? '' } },
    { price: ours?.id ?? '', metadata: { tenant_id: '0197b000-0000-7000-8000-000000000000' } },
    { price: ours?.id ?? '', metadata: {} },
  ];
  for (const { price, metadata } of attempts) {
    await billing.stripe.subscriptions.create({
      customer,
      items: [{ price, quantity: 7 }],
      trial_period_days: 3,
      metadata,
    });
  }
  await billing.settled();
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'NONE',
    agentQuota: 1,
    quantity: null,
    viewerCanSubscribe: false,
  });
});

test('another billing date is followed, and so is the next one', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner);
  const trialEnd = Math.floor(Date.now() / 1000) + 5 * 86_400;
  await billing.stripe.subscriptions.update(id, { trial_end: trialEnd });
  await billing.settled();
  const moved = new Date(trialEnd * 1000).toISOString();
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'TRIALING',
    trialEndsAt: moved,
    currentPeriodEndsAt: moved,
  });
  await billing.control('clock', { advance: '6d' });
  await until(async () => (await billing.subscription(owner)).status === 'ACTIVE');
  const next = (await billing.stripe.subscriptions.retrieve(id)).items.data[0]?.current_period_end ?? 0;
  expect(next).toBeGreaterThan(trialEnd);
  expect((await billing.subscription(owner)).currentPeriodEndsAt).toBe(new Date(next * 1000).toISOString());
});

test('lost webhooks are made good by the nightly reading', async () => {
  const owner = await billing.createTenant();
  await billing.openCheckout(owner);
  await billing.control('config', { webhookUrl: 'http://127.0.0.1:9/lost' });
  try {
    await billing.pay(await billing.openCheckout(owner, { quantity: 5 }));
    expect(await billing.subscription(owner)).toMatchObject({ status: 'NONE' });
    billing.moveOn(1);
    await billing.enqueue(reconcileJob, {});
    // The pause before each reading is counted on the service's clock, which is a day ahead here.
    await until(async () => {
      await hastenJobs(billing.database, readSubscriptionJob.name);
      return (await billing.subscription(owner)).agentQuota === 5;
    });
  } finally {
    billing.moveOn(-1);
    await billing.control('config', { webhookUrl: `${billing.url}/webhooks/stripe` });
  }
});

test('what Stripe told is acted on, also where the provider was away until the job was given up', async () => {
  const owner = await billing.createTenant();
  await billing.pay(await billing.openCheckout(owner));
  await billing.settled();
  const ofOwner = 'tenant_id = (select tenant_id from billing.subscriptions where subscription_id = $1)';
  const [event] = await billing.database.query<{ id: string }>(
    `update billing_directory.stripe_events set applied_at = null, received_at = received_at - interval '4 hours'
     where id = (select id from billing_directory.stripe_events where ${ofOwner} limit 1) returning id`,
    [await billing.subscriptionId(owner)],
  );
  await billing.database.query('delete from pgboss.job where name = $1', [applyEventJob.name]);
  await billing.enqueue(reconcileJob, {});
  await until(
    async () =>
      (
        await billing.database.query(
          'select from billing_directory.stripe_events where id = $1 and applied_at is not null',
          [event?.id],
        )
      ).length > 0,
  );
});
