import { randomUUID } from 'node:crypto';
import { testOperator, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRoom, type Room } from './room.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room?.stop());

const dayMs = 86_400_000;
const subscriptionsOf = async (customer: string) => (await room.stripe.subscriptions.list({ customer, status: 'all' })).data;

test('anybody sees the plans at Stripe’s own prices, the cheapest first', async () => {
  const query = '{ plans { id name interval trialDays isCardRequired pricePerAgent { amountMinor currency } } }';
  const common = { trialDays: 14, isCardRequired: true };
  expect(await room.ask({ kind: 'anonymous' }, query)).toEqual({
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

test('a checkout with a trial makes a trial of fourteen days, and the answering service hears of its places', async () => {
  const owner = await room.found();
  const url = await room.openCheckout(owner, { quantity: 3 });
  expect(await room.subscription(owner)).toMatchObject({
    status: 'NONE',
    agentQuota: 1,
    answerLimit: 50,
    quantity: null,
    hasUsedTrial: false,
  });
  const back = await room.pay(url);
  expect(back.headers.get('location')).toBe('http://konstruct.test/billing?checkout=completed');

  const shown = await until(async () => {
    const now = await room.subscription(owner);
    return now.status === 'TRIALING' && now;
  });
  expect(shown).toMatchObject({
    ...{ agentQuota: 3, answerLimit: null, quantity: 3, interval: 'MONTH', pricePerAgent: { amountMinor: '4900', currency: 'USD' } },
    ...{ isBillingOn: true, isIncomplete: false, amountDue: null, hasUsedTrial: true, viewerCanManage: true, cancelsAt: null },
  });
  expect((Date.parse(shown.trialEndsAt ?? '') - Date.now()) / dayMs).toBeCloseTo(14, 1);
  const told = (await room.messagesTo(owner, 'agents')).map(({ body }) => body);
  expect(told.at(-1)).toEqual({ version: 2, status: 'TRIALING', agentQuota: 3, answerLimit: null, mayAnswer: true });
  expect(told).toHaveLength(2);
});

test('what is shown of a subscription is of one moment, while it changes', async () => {
  const owner = await room.found();
  const tenantId = owner.kind === 'operator' ? owner.tenantId : null;
  await room.buy(owner);
  await room.settled();
  const change = `with bought as (update billing.subscriptions set quantity = $2 where tenant_id = $1)
    update billing.entitlements set agent_quota = $2 where tenant_id = $1`;
  let isOver = false;
  const changes = (async () => {
    for (let quantity = 4; !isOver; quantity += 1) await room.database.query(change, [tenantId, quantity]);
  })();
  for (let index = 0; index < 100; index += 1) {
    const { agentQuota, quantity } = await room.subscription(owner);
    expect(agentQuota).toBe(quantity);
  }
  isOver = true;
  await changes;
});

test('coming back to the success page without having paid buys nothing', async () => {
  const owner = await room.found();
  await room.openCheckout(owner);
  await room.settled();
  expect(await room.subscription(owner)).toMatchObject({ status: 'NONE', agentQuota: 1 });
});

test('a double click opens one checkout, and two that are both paid are one subscription', async () => {
  const owner = await room.found();
  const idempotencyKey = randomUUID();
  const urls = await Promise.all(Array.from({ length: 5 }, () => room.openCheckout(owner, { idempotencyKey })));
  expect(new Set(urls).size).toBe(1);
  await Promise.all(urls.map((url) => room.pay(url)));
  await until(async () => (await room.subscription(owner)).status === 'TRIALING');
  expect(await subscriptionsOf(await room.customerId(owner))).toHaveLength(1);
});

test('two tabs sell once: the later checkout closes the earlier one, and who goes back to that gets a new one', async () => {
  const owner = await room.found();
  const idempotencyKey = randomUUID();
  const first = await room.openCheckout(owner, { idempotencyKey });
  const second = await room.openCheckout(owner);
  await room.pay(first);
  expect(await subscriptionsOf(await room.customerId(owner))).toHaveLength(0);
  const third = await room.openCheckout(owner, { idempotencyKey });
  expect(third).not.toBe(first);
  expect(await room.openCheckout(owner, { idempotencyKey })).toBe(third);
  await Promise.all([room.pay(second), room.pay(third)]);
  expect(await subscriptionsOf(await room.customerId(owner))).toHaveLength(1);
});

test('who has a subscription cannot buy another, also before Stripe has told of it', async () => {
  const owner = await room.found();
  await room.control('delivery', { next: 100, drop: true });
  try {
    await room.pay(await room.openCheckout(owner));
    const again = { quantity: 1, interval: 'YEAR', idempotencyKey: randomUUID() };
    expect((await room.change(owner, 'createCheckoutSession', again)).__typename).toBe('AlreadySubscribedError');
  } finally {
    await room.control('delivery', undefined, 'DELETE');
  }
});

test('a company is one customer at Stripe, however many ask at once', async () => {
  const owner = await room.found();
  await Promise.all(Array.from({ length: 4 }, () => room.openCheckout(owner)));
  const { data } = await room.stripe.customers.list({ limit: 100 });
  const tenantId = owner.kind === 'operator' ? owner.tenantId : '';
  const mine = data.filter(({ metadata }) => metadata['tenant_id'] === tenantId);
  expect(mine.map(({ id, email }) => [id, email])).toEqual([[await room.customerId(owner), 'ada@example.com']]);
});

test('the trial is given once', async () => {
  const owner = await room.found();
  const id = await room.buy(owner);
  await room.stripe.subscriptions.cancel(id);
  await until(async () => (await room.subscription(owner)).status === 'CANCELED');
  expect(await room.subscription(owner)).toMatchObject({ agentQuota: 0, hasUsedTrial: true });
  await room.pay(await room.openCheckout(owner, { quantity: 2 }));
  await until(async () => (await room.subscription(owner)).status === 'ACTIVE');
  expect(await room.subscription(owner)).toMatchObject({ agentQuota: 2, trialEndsAt: null });
});

test('a customer that was deleted at Stripe loses its subscription, and can buy again as another, without a second trial', async () => {
  const owner = await room.found();
  await room.buy(owner);
  const deleted = await room.customerId(owner);
  await room.stripe.customers.del(deleted);
  await until(async () => (await room.subscription(owner)).status === 'CANCELED');
  await until(async () => (await room.customerId(owner)) !== deleted);
  await room.pay(await room.openCheckout(owner));
  await until(async () => (await room.subscription(owner)).agentQuota === 3);
  expect(await room.subscription(owner)).toMatchObject({ status: 'ACTIVE', trialEndsAt: null, hasUsedTrial: true });
});

test.each([
  [{ quantity: 0 }, ['input', 'quantity']],
  [{ quantity: 1_000_000_000 }, ['input', 'quantity']],
  [{ quantity: -1 }, ['input', 'quantity']],
  [{ idempotencyKey: '' }, ['input', 'idempotencyKey']],
])('what cannot be bought is refused: %o', async (more, path) => {
  const owner = await room.found();
  const result = await room.change(owner, 'createCheckoutSession', { quantity: 1, interval: 'MONTH', idempotencyKey: 'key', ...more });
  expect(result).toMatchObject({ __typename: 'ValidationError', issues: [{ path }] });
});

test.each(['ADMIN', 'MEMBER', 'VIEWER'])('a %s buys nothing', async (role) => {
  const owner = await room.found();
  const other = testOperator(owner.kind === 'operator' ? owner.tenantId : null, role);
  await expect(room.openCheckout(other)).rejects.toThrow('FORBIDDEN');
  await expect(room.change(other, 'createBillingPortalSession', {})).rejects.toThrow('FORBIDDEN');
});

test('Stripe’s own pages are opened for the company’s customer only, and come back to billing', async () => {
  const owner = await room.found();
  expect((await room.change(owner, 'createBillingPortalSession', {})).__typename).toBe('NoSubscriptionError');
  await room.buy(owner);
  const { url } = await room.change(owner, 'createBillingPortalSession', { flow: 'PAYMENT_METHOD' });
  const page = await (await fetch(url ?? '')).text();
  expect(page).toContain('http://konstruct.test/billing');
  const { data } = await room.stripe.billingPortal.configurations.list({ limit: 100 });
  await room.change(owner, 'createBillingPortalSession', {});
  expect(data.filter(({ is_default }) => !is_default)).toHaveLength(1);
  expect((await room.stripe.billingPortal.configurations.list({ limit: 100 })).data).toHaveLength(data.length);
});

test('while Stripe is away it is said so, and nothing is lost', async () => {
  const owner = await room.found();
  await room.control('faults', [{ match: '/v1/', status: 500, times: 100 }]);
  const result = await room.change(owner, 'createCheckoutSession', { quantity: 1, interval: 'MONTH', idempotencyKey: 'away' });
  expect(result.__typename).toBe('PaymentProviderError');
  await room.control('faults', undefined, 'DELETE');
  await room.openCheckout(owner, { quantity: 1, idempotencyKey: 'away' });
});
