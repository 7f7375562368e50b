import { randomUUID } from 'node:crypto';
import { testOperator, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBillingService, type BillingService } from './billing-service.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterAll(() => billing?.close());

type Owner = Awaited<ReturnType<BillingService['createTenant']>>;
interface Money {
  readonly amountMinor: string;
}
interface Preview {
  readonly __typename: string;
  readonly lines: readonly { readonly description: string; readonly amount: Money }[];
  readonly dueNow: Money;
  readonly creditedNow: Money;
  readonly nextInvoiceTotal: Money;
  readonly nextInvoiceAt: string | null;
  readonly prorationDate: string | null;
}

const previewOf = async (owner: Owner, quantity: number): Promise<Preview> =>
  (
    await billing.ofTenant<{ agentQuantityPreview: Preview }>(
      owner,
      `agentQuantityPreview(quantity: ${quantity}) { __typename ... on UserError { message } ... on AgentQuantityPreview {
         lines { description amount { amountMinor } } dueNow { amountMinor } creditedNow { amountMinor }
         nextInvoiceTotal { amountMinor } nextInvoiceAt prorationDate } }`,
    )
  ).agentQuantityPreview;
const change = (owner: Owner, input: { quantity: number; prorationDate?: string | null; idempotencyKey?: string }) =>
  billing.change(owner, 'changeAgentQuantity', { idempotencyKey: randomUUID(), ...input });
const invoicesOf = async (owner: Owner) =>
  (await billing.stripe.invoices.list({ customer: await billing.customerId(owner), limit: 100 })).data;

/** A company that pays monthly, some days into a period. */
async function paying(quantity: number, days = 10): Promise<Owner> {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity });
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  await until(async () => (await billing.subscription(owner)).status === 'ACTIVE');
  if (days > 0) await billing.control('clock', { advance: `${days}d` });
  await billing.settled();
  return owner;
}

test('15. what the preview shows is what is charged, to the cent, also when the click comes a while later', async () => {
  const owner = await paying(3);
  const preview = await previewOf(owner, 5);
  expect(preview.lines.map(({ amount }) => Math.sign(Number(amount.amountMinor)))).toEqual([-1, 1]);
  expect(Number(preview.dueNow.amountMinor)).toBeGreaterThan(0);
  expect(preview).toMatchObject({
    creditedNow: { amountMinor: '0' },
    nextInvoiceTotal: { amountMinor: String(5 * 4900) },
  });
  const before = await invoicesOf(owner);
  await billing.control('clock', { advance: '40m' });
  const result = await change(owner, { quantity: 5, prorationDate: preview.prorationDate });
  expect(result).toMatchObject({
    __typename: 'ChangeAgentQuantitySuccess',
    subscription: { quantity: 5, agentQuota: 5 },
  });
  const [invoice, ...others] = await invoicesOf(owner);
  expect(others).toHaveLength(before.length);
  expect(invoice).toMatchObject({ status: 'paid', amount_paid: Number(preview.dueNow.amountMinor) });
  expect(invoice?.lines.data.map(({ amount }) => String(amount))).toEqual(
    preview.lines.map(({ amount }) => amount.amountMinor),
  );
});

test('fewer employees: what is not used comes off the next invoice, as the preview shows', async () => {
  const owner = await paying(4);
  const preview = await previewOf(owner, 1);
  expect(preview.dueNow.amountMinor).toBe('0');
  const credit = preview.lines.reduce((sum, { amount }) => sum + Number(amount.amountMinor), 0);
  expect(preview.creditedNow.amountMinor).toBe(String(-credit));
  await change(owner, { quantity: 1, prorationDate: preview.prorationDate });
  expect((await billing.subscription(owner)).agentQuota).toBe(1);
  expect(await billing.stripe.customers.retrieve(await billing.customerId(owner))).toMatchObject({ balance: credit });
});

test('during the trial a change costs nothing now and goes on with the trial', async () => {
  const owner = await billing.createTenant();
  await billing.buy(owner, { quantity: 2 });
  const trialEndsAt = (await billing.subscription(owner)).trialEndsAt;
  const preview = await previewOf(owner, 6);
  expect(preview).toMatchObject({
    ...{ lines: [], dueNow: { amountMinor: '0' }, nextInvoiceTotal: { amountMinor: String(6 * 4900) } },
    ...{ nextInvoiceAt: trialEndsAt, prorationDate: null },
  });
  const result = await change(owner, { quantity: 6, prorationDate: preview.prorationDate });
  expect(result.subscription).toMatchObject({ status: 'TRIALING', quantity: 6, agentQuota: 6, trialEndsAt });
});

test('15. a double click, and a click whose answer is lost, charge once', async () => {
  const owner = await paying(1);
  const { prorationDate } = await previewOf(owner, 3);
  const before = (await invoicesOf(owner)).length;
  const idempotencyKey = randomUUID();
  await billing.control('faults', [{ match: '/v1/subscriptions/', method: 'POST', dropAfterAccept: true, times: 1 }]);
  const results = await Promise.all([1, 2, 3].map(() => change(owner, { quantity: 3, prorationDate, idempotencyKey })));
  expect(results.map(({ __typename }) => __typename)).toEqual(Array(3).fill('ChangeAgentQuantitySuccess'));
  await change(owner, { quantity: 3, prorationDate, idempotencyKey });
  expect(await invoicesOf(owner)).toHaveLength(before + 1);
  const asked = await billing.control<{ method: string }[]>('requests?path=/v1/subscriptions/');
  const changes = asked.filter((one) => one.method === 'POST' && JSON.stringify(one).includes(idempotencyKey));
  expect(changes.length).toBeGreaterThanOrEqual(4);
});

test('15. two changes in parallel end in one quantity, which is the one at Stripe', async () => {
  const owner = await paying(1);
  const { prorationDate } = await previewOf(owner, 3);
  await Promise.all([2, 3].map((quantity) => change(owner, { quantity, prorationDate })));
  await billing.settled();
  const { items } = await billing.stripe.subscriptions.retrieve(await billing.subscriptionId(owner));
  expect((await billing.subscription(owner)).quantity).toBe(items.data[0]?.quantity);
});

test('amounts are held to for an hour, and no date of one’s own choosing is cheaper', async () => {
  const owner = await paying(1);
  const { prorationDate } = await previewOf(owner, 9);
  const seen = Date.parse(prorationDate ?? '');
  for (const minutes of [-61, 5, 60 * 24 * 10]) {
    const date = new Date(seen + minutes * 60_000).toISOString();
    expect([minutes, (await change(owner, { quantity: 9, prorationDate: date })).__typename]).toEqual([
      minutes,
      'StalePreviewError',
    ]);
  }
  await billing.control('clock', { advance: '2h' });
  expect((await change(owner, { quantity: 9, prorationDate })).__typename).toBe('StalePreviewError');
  expect((await billing.subscription(owner)).quantity).toBe(1);
});

test('when the bank does not pay nothing changes', async () => {
  const owner = await paying(1);
  await billing.control('fail-payments', { customer: await billing.customerId(owner) });
  const { prorationDate } = await previewOf(owner, 4);
  expect((await change(owner, { quantity: 4, prorationDate })).__typename).toBe('PaymentDeclinedError');
  await billing.settled();
  expect(await billing.subscription(owner)).toMatchObject({ status: 'ACTIVE', quantity: 1, agentQuota: 1 });
});

test('16. a cancelled subscription runs to its end, can be resumed before, and then lets no employee work', async () => {
  const owner = await paying(2, 0);
  const { currentPeriodEndsAt } = await billing.subscription(owner);
  const cancelled = await billing.change(owner, 'cancelSubscription', { idempotencyKey: randomUUID() });
  expect(cancelled.subscription).toMatchObject({
    status: 'ACTIVE',
    agentQuota: 2,
    cancelsAt: currentPeriodEndsAt,
    currentPeriodEndsAt: null,
  });
  expect(await previewOf(owner, 3)).toMatchObject({ nextInvoiceAt: null, nextInvoiceTotal: { amountMinor: '0' } });
  const resumed = await billing.change(owner, 'resumeSubscription', { idempotencyKey: randomUUID() });
  expect(resumed.subscription).toMatchObject({ status: 'ACTIVE', cancelsAt: null, currentPeriodEndsAt });
  await billing.change(owner, 'cancelSubscription', { idempotencyKey: randomUUID() });
  await billing.control('clock', { advance: '32d' });
  await until(async () => (await billing.subscription(owner)).status === 'CANCELED', 30_000);
  expect(await billing.subscription(owner)).toMatchObject({ agentQuota: 0, cancelsAt: null });
  for (const mutation of ['cancelSubscription', 'resumeSubscription'] as const) {
    expect((await billing.change(owner, mutation, { idempotencyKey: randomUUID() })).__typename).toBe(
      'NoSubscriptionError',
    );
  }
  expect((await change(owner, { quantity: 2 })).__typename).toBe('NoSubscriptionError');
  expect((await previewOf(owner, 2)).__typename).toBe('NoSubscriptionError');
});

test('16. a quantity that cannot be is refused before Stripe is asked', async () => {
  const owner = await billing.createTenant();
  for (const quantity of [0, -1, 1001]) {
    expect((await change(owner, { quantity })).__typename).toBe('ValidationError');
    expect((await previewOf(owner, quantity)).__typename).toBe('ValidationError');
  }
});

test('who may only look changes nothing', async () => {
  const owner = await billing.createTenant();
  await billing.buy(owner);
  const admin = testOperator(owner.kind === 'operator' ? owner.tenantId : null, 'ADMIN');
  expect((await billing.subscription(admin)).viewerCanManage).toBe(false);
  await expect(change(admin, { quantity: 9 })).rejects.toThrow('FORBIDDEN');
  await expect(billing.change(admin, 'cancelSubscription', { idempotencyKey: 'x' })).rejects.toThrow('FORBIDDEN');
});

test('the mail before the trial ends says when, how much and for whom', async () => {
  const owner = await billing.createTenant();
  await billing.buy(owner, { quantity: 2, interval: 'YEAR' });
  await billing.control('clock', { advance: '11d' });
  await until(async () => (await billing.messagesTo(owner, 'accounts')).length > 0);
  const [notice, ...others] = await billing.messagesTo(owner, 'accounts');
  expect(others).toEqual([]);
  expect(notice?.body).toMatchObject({
    roles: ['OWNER', 'BILLING'],
    link: { label: 'Open billing', path: '/billing' },
  });
  expect(JSON.stringify(notice?.body)).toMatch(
    /Your free trial ends on \d+ \w+ \d{4}\. On that day, \$936\.00 will be charged to your card for 2 AI employees/,
  );
});

test('an end that was set for a day of its own at Stripe is taken back as well, and never said to be where it is not', async () => {
  const owner = await paying(2);
  const id = await billing.subscriptionId(owner);
  const cancel_at =
    ((await billing.stripe.subscriptions.retrieve(id)).items.data[0]?.current_period_end ?? 0) + 5 * 86_400;
  const ending = await billing.stripe.subscriptions.update(id, { cancel_at });
  await until(async () => (await billing.subscription(owner)).cancelsAt !== null);
  // Stripe keeps the day if the request changes only the end of the period.
  const body = JSON.parse(JSON.stringify(ending)) as object;
  await billing.control('faults', [{ match: `/v1/subscriptions/${id}`, method: 'POST', status: 200, body, times: 1 }]);
  const resumed = await billing.change(owner, 'resumeSubscription', { idempotencyKey: randomUUID() });
  expect(resumed).toMatchObject({ __typename: 'ResumeSubscriptionSuccess', subscription: { cancelsAt: null } });
  expect((await billing.stripe.subscriptions.retrieve(id)).cancel_at).toBeNull();
});
