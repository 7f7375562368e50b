import { randomUUID } from 'node:crypto';
import { until } from '@konstruct/kit/testing';
import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { event, openBillingService, type BillingService } from './billing-service.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterAll(() => billing?.close());

type Owner = Awaited<ReturnType<BillingService['createTenant']>>;
type AtEnd = Stripe.SubscriptionUpdateParams.TrialSettings.EndBehavior.MissingPaymentMethod;

/** A company in trial after its card was removed. */
async function withoutCard(): Promise<{ owner: Owner; id: string; customer: string }> {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  const customer = await billing.customerId(owner);
  const { data } = await billing.stripe.customers.listPaymentMethods(customer);
  for (const method of data) await billing.stripe.paymentMethods.detach(method.id);
  await billing.settled();
  return { owner, id, customer };
}

async function mailBeforeTrialEnds(owner: Owner): Promise<string> {
  const customer = await billing.customerId(owner);
  await billing.post(event('customer.subscription.trial_will_end', { object: 'subscription', customer }));
  return until(async () =>
    (await billing.messagesTo(owner, 'accounts'))
      .map(({ body }) => JSON.stringify(body))
      .find((mail) => mail.includes('free trial ends')),
  );
}

const ends: [atEnd: AtEnd, text: string][] = [
  [
    'pause',
    'You have no payment method on file, so on that day your AI employees will pause, and you won’t be charged.',
  ],
  [
    'cancel',
    'You have no payment method on file, so on that day your subscription will end, and you won’t be charged.',
  ],
  [
    'create_invoice',
    'On that day, $98.00 is due for 2 AI employees, and you have no payment method on file to charge.',
  ],
];

test.each(ends)('the mail before a trial without a card ends says what becomes of it: %s', async (atEnd, text) => {
  const { owner, id } = await withoutCard();
  await billing.control(`subscriptions/${id}`, { trial_settings: { end_behavior: { missing_payment_method: atEnd } } });
  const mail = await mailBeforeTrialEnds(owner);
  expect(mail).toContain(text);
  expect(mail).toContain('add a payment method in Billing before that day');
  expect(mail).not.toMatch(/charged to your card|need to do anything/);
});

test('a trial that ended without a card pauses, owes nothing, and goes on once there is a card and it is resumed', async () => {
  const { owner, id, customer } = await withoutCard();
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  await until(async () => (await billing.subscription(owner)).providerStatus === 'paused');
  await billing.settled();
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'UNPAID',
    agentQuota: 0,
    amountsDue: [],
    payUrl: null,
  });

  const changed = await billing.change(owner, 'changeAgentQuantity', { quantity: 3, idempotencyKey: randomUUID() });
  expect(changed).toMatchObject({
    __typename: 'PaymentDueError',
    message: expect.stringContaining('paused. Resume it'),
  });
  const early = await billing.change(owner, 'resumeSubscription', { idempotencyKey: randomUUID() });
  expect(early).toMatchObject({
    __typename: 'PaymentDeclinedError',
    message: expect.stringContaining('payment method'),
  });

  expect((await billing.stripe.invoices.list({ customer, status: 'open' })).data).toEqual([]);

  await billing.control('cards', { customer, card: 'works' });
  const resumed = await billing.change(owner, 'resumeSubscription', { idempotencyKey: randomUUID() });
  expect(resumed).toMatchObject({
    __typename: 'ResumeSubscriptionSuccess',
    subscription: { status: 'ACTIVE', agentQuota: 2 },
  });
  expect((await billing.stripe.subscriptions.retrieve(id)).status).toBe('active');
});

test('what is paused and was not paid once is not billed again: its invoice is paid, and it goes on', async () => {
  const { owner, id, customer } = await withoutCard();
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  await until(async () => (await billing.subscription(owner)).providerStatus === 'paused');
  await billing.control('cards', { customer, card: 'works' });
  await billing.control('fail-payments', { customer });
  for (let time = 0; time < 3; time += 1) {
    const refused = await billing.change(owner, 'resumeSubscription', { idempotencyKey: randomUUID() });
    expect(refused).toMatchObject({ __typename: 'PaymentDeclinedError', message: expect.stringContaining('invoice') });
    expect((await billing.stripe.invoices.list({ customer, status: 'open' })).data).toHaveLength(1);
  }
  const shown = await until(async () => [await billing.subscription(owner)].find(({ payUrl }) => payUrl));
  expect(shown).toMatchObject({
    status: 'UNPAID',
    agentQuota: 0,
    amountsDue: [{ amountMinor: '9800', currency: 'USD' }],
  });
  await billing.pay(shown.payUrl ?? '');
  await until(async () => (await billing.subscription(owner)).status === 'ACTIVE');
  expect(await billing.subscription(owner)).toMatchObject({ agentQuota: 2, amountsDue: [] });
});
