import { randomUUID } from 'node:crypto';
import { testOperator, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBillingService, type BillingService } from './billing-service.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterAll(() => billing?.close());

const dayMs = 86_400_000;
const subscriptionsOf = async (customer: string) =>
  (await billing.stripe.subscriptions.list({ customer, status: 'all' })).data;

test('anyone sees the plans at Stripe’s own prices, the cheapest first', async () => {
  const query = '{ plans { id name interval trialDays isCardRequired pricePerAgent { amountMinor currency } } }';
  const common = { trialDays: 14, isCardRequired: true };
  expect(await billing.ask({ kind: 'anonymous' }, query)).toEqual({
    plans: [
      {
        ...common,
        id: 'konstruct_employee_month',
        name: 'Monthly',
        interval: 'MONTH',
        pricePerAgent: { amountMinor: '4900', currency: 'USD' },
      },
      {
        ...common,
        id: 'konstruct_employee_year',
        name: 'Yearly',
        interval: 'YEAR',
        pricePerAgent: { amountMinor: '46800', currency: 'USD' },
      },
    ],
  });
});

test('a checkout with a trial makes a trial of fourteen days, and the answering service is notified of its seats', async () => {
  const owner = await billing.createTenant();
  const url = await billing.openCheckout(owner, { quantity: 3 });
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'NONE',
    agentQuota: 1,
    answerLimit: 50,
    quantity: null,
    hasUsedTrial: false,
  });
  const back = await billing.pay(url);
  expect(back.headers.get('location')).toBe('http://konstruct.test/billing?checkout=completed');

  const shown = await until(async () => {
    const now = await billing.subscription(owner);
    return now.status === 'TRIALING' && now;
  });
  expect(shown).toMatchObject({
    ...{
      agentQuota: 3,
      answerLimit: null,
      quantity: 3,
      interval: 'MONTH',
      pricePerAgent: { amountMinor: '4900', currency: 'USD' },
    },
    ...{
      isBillingOn: true,
      isIncomplete: false,
      amountDue: null,
      hasUsedTrial: true,
      viewerCanManage: true,
      cancelsAt: null,
    },
  });
  expect((Date.parse(shown.trialEndsAt ?? '') - Date.now()) / dayMs).toBeCloseTo(14, 1);
  const published = (await billing.messagesTo(owner, 'agents')).map(({ body }) => body);
  expect(published.at(-1)).toEqual({
    version: 2,
    status: 'TRIALING',
    agentQuota: 3,
    answerLimit: null,
    mayAnswer: true,
  });
  expect(published).toHaveLength(2);
});

test('what is shown of a subscription is of one moment, while it changes', async () => {
  const owner = await billing.createTenant();
  const tenantId = owner.kind === 'operator' ? owner.tenantId : null;
  await billing.buy(owner);
  await billing.settled();
  const change = `with bought as (update billing.subscriptions set quantity = $2 where tenant_id = $1)
    update billing.entitlements set agent_quota = $2 where tenant_id = $1`;
  let isOver = false;
  const changes = (async () => {
    for (let quantity = 4; !isOver; quantity += 1) await billing.database.query(change, [tenantId, quantity]);
  })();
  for (let index = 0; index < 100; index += 1) {
    const { agentQuota, quantity } = await billing.subscription(owner);
    expect(agentQuota).toBe(quantity);
  }
  isOver = true;
  await changes;
});

test('coming back to the success page without having paid buys nothing', async () => {
  const owner = await billing.createTenant();
  await billing.openCheckout(owner);
  await billing.settled();
  expect(await billing.subscription(owner)).toMatchObject({ status: 'NONE', agentQuota: 1 });
});

test('a double click opens one checkout, and two that are both paid are one subscription', async () => {
  const owner = await billing.createTenant();
  const idempotencyKey = randomUUID();
  const urls = await Promise.all(Array.from({ length: 5 }, () => billing.openCheckout(owner, { idempotencyKey })));
  expect(new Set(urls).size).toBe(1);
  await Promise.all(urls.map((url) => billing.pay(url)));
  await until(async () => (await billing.subscription(owner)).status === 'TRIALING');
  expect(await subscriptionsOf(await billing.customerId(owner))).toHaveLength(1);
});

test('two tabs sell once: the later checkout closes the earlier one, and who goes back to that gets a new one', async () => {
  const owner = await billing.createTenant();
  const idempotencyKey = randomUUID();
  const first = await billing.openCheckout(owner, { idempotencyKey });
  const second = await billing.openCheckout(owner);
  await billing.pay(first);
  expect(await subscriptionsOf(await billing.customerId(owner))).toHaveLength(0);
  const third = await billing.openCheckout(owner, { idempotencyKey });
  expect(third).not.toBe(first);
  expect(await billing.openCheckout(owner, { idempotencyKey })).toBe(third);
  await Promise.all([billing.pay(second), billing.pay(third)]);
  expect(await subscriptionsOf(await billing.customerId(owner))).toHaveLength(1);
});

test('who has a subscription cannot buy another, also before Stripe has reported it', async () => {
  const owner = await billing.createTenant();
  await billing.control('delivery', { next: 100, drop: true });
  try {
    await billing.pay(await billing.openCheckout(owner));
    const again = { quantity: 1, interval: 'YEAR', idempotencyKey: randomUUID() };
    expect((await billing.change(owner, 'createCheckoutSession', again)).__typename).toBe('AlreadySubscribedError');
  } finally {
    await billing.control('delivery', undefined, 'DELETE');
  }
});

test('a company is one customer at Stripe, however many ask at once', async () => {
  const owner = await billing.createTenant();
  await Promise.all(Array.from({ length: 4 }, () => billing.openCheckout(owner)));
  const { data } = await billing.stripe.customers.list({ limit: 100 });
  const tenantId = owner.kind === 'operator' ? owner.tenantId : '';
  const mine = data.filter(({ metadata }) => metadata['tenant_id'] === tenantId);
  expect(mine.map(({ id, email }) => [id, email])).toEqual([[await billing.customerId(owner), 'ada@example.com']]);
});

test('the trial is given once', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner);
  await billing.stripe.subscriptions.cancel(id);
  await until(async () => (await billing.subscription(owner)).status === 'CANCELED');
  expect(await billing.subscription(owner)).toMatchObject({ agentQuota: 0, hasUsedTrial: true });
  await billing.pay(await billing.openCheckout(owner, { quantity: 2 }));
  await until(async () => (await billing.subscription(owner)).status === 'ACTIVE');
  expect(await billing.subscription(owner)).toMatchObject({ agentQuota: 2, trialEndsAt: null });
});

test('a customer that was deleted at Stripe loses its subscription, and can buy again as another, without a second trial', async () => {
  const owner = await billing.createTenant();
  await billing.buy(owner);
  const deleted = await billing.customerId(owner);
  await billing.stripe.customers.del(deleted);
  await until(async () => (await billing.subscription(owner)).status === 'CANCELED');
  await until(async () => (await billing.customerId(owner)) !== deleted);
  await billing.pay(await billing.openCheckout(owner));
  await until(async () => (await billing.subscription(owner)).agentQuota === 3);
  expect(await billing.subscription(owner)).toMatchObject({ status: 'ACTIVE', trialEndsAt: null, hasUsedTrial: true });
});

test.each([
  [{ quantity: 0 }, ['input', 'quantity']],
  [{ quantity: 1_000_000_000 }, ['input', 'quantity']],
  [{ quantity: -1 }, ['input', 'quantity']],
  [{ idempotencyKey: '' }, ['input', 'idempotencyKey']],
])('what cannot be bought is refused: %o', async (more, path) => {
  const owner = await billing.createTenant();
  const result = await billing.change(owner, 'createCheckoutSession', {
    quantity: 1,
    interval: 'MONTH',
    idempotencyKey: 'key',
    ...more,
  });
  expect(result).toMatchObject({ __typename: 'ValidationError', issues: [{ path }] });
});

test.each(['ADMIN', 'MEMBER', 'VIEWER'])('a %s buys nothing', async (role) => {
  const owner = await billing.createTenant();
  const other = testOperator(owner.kind === 'operator' ? owner.tenantId : null, role);
  await expect(billing.openCheckout(other)).rejects.toThrow('FORBIDDEN');
  await expect(billing.change(other, 'createBillingPortalSession', {})).rejects.toThrow('FORBIDDEN');
});

test('Stripe’s own pages are opened for the company’s customer only, and come back to billing', async () => {
  const owner = await billing.createTenant();
  expect((await billing.change(owner, 'createBillingPortalSession', {})).__typename).toBe('NoSubscriptionError');
  await billing.buy(owner);
  const { url } = await billing.change(owner, 'createBillingPortalSession', { flow: 'PAYMENT_METHOD' });
  const page = await (await fetch(url ?? '')).text();
  expect(page).toContain('http://konstruct.test/billing');
  const { data } = await billing.stripe.billingPortal.configurations.list({ limit: 100 });
  await billing.change(owner, 'createBillingPortalSession', {});
  expect(data.filter(({ is_default }) => !is_default)).toHaveLength(1);
  expect((await billing.stripe.billingPortal.configurations.list({ limit: 100 })).data).toHaveLength(data.length);
});

test('while Stripe is away it is said so, and nothing is lost', async () => {
  const owner = await billing.createTenant();
  await billing.control('faults', [{ match: '/v1/', status: 500, times: 100 }]);
  const result = await billing.change(owner, 'createCheckoutSession', {
    quantity: 1,
    interval: 'MONTH',
    idempotencyKey: 'away',
  });
  expect(result.__typename).toBe('PaymentProviderError');
  await billing.control('faults', undefined, 'DELETE');
  await billing.openCheckout(owner, { quantity: 1, idempotencyKey: 'away' });
});
