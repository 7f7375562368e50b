import { randomUUID } from 'node:crypto';
import { hastenJobs, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSubscriptionJob } from '../job-definitions.ts';
import { event, openBillingService, type BillingService } from './billing-service.ts';
import { companiesOf, type Owner } from './companies.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterAll(() => billing?.close());

const { lastPublished } = companiesOf(() => billing);

async function paying(card = 'works'): Promise<{ owner: Owner; id: string; customer: string }> {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 1 });
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  await until(async () => (await billing.subscription(owner)).status === 'ACTIVE');
  const customer = await billing.customerId(owner);
  if (card !== 'works') await billing.control('cards', { customer, card });
  await billing.settled();
  return { owner, id, customer };
}

const change = (owner: Owner, quantity: number, idempotencyKey: string = randomUUID()) =>
  billing.change(owner, 'changeAgentQuantity', { quantity, idempotencyKey });

const html = { headers: { 'content-type': 'text/html' }, body: '<html>bad gateway</html>' };

test.each([
  ['a 502 page', { status: 502, ...html }],
  ['a 500 page', { status: 500, ...html }],
  ['a page with 200', { status: 200, ...html }],
  ['a page with 404', { status: 404, ...html }],
  ['an error of Stripe’s own', { status: 500 }],
  ['too many requests', { status: 429 }],
])('M8. %s is no rejection: nothing is claimed about a charge', async (_name, answer) => {
  const { owner, id } = await paying();
  await billing.control('faults', [{ match: `/v1/subscriptions/${id}`, method: 'POST', times: 3, ...answer }]);
  const result = await change(owner, 2);
  await billing.control('faults', undefined, 'DELETE');
  expect(result.__typename).toBe('PaymentProviderError');
  expect(result.message).toMatch(/no clear answer/);
  expect(result.message).not.toMatch(/refused|Nothing was charged/);
  expect((await change(owner, 2)).__typename).toBe('ChangeAgentQuantitySuccess');
});

test('M8. what Stripe itself refuses is a rejection', async () => {
  const { owner, id } = await paying();
  await billing.control('faults', [{ match: `/v1/subscriptions/${id}`, method: 'POST', status: 400, times: 1 }]);
  expect((await change(owner, 2)).message).toMatch(/rejected this. Nothing was charged/);
});

test('L13. a card whose owner has to confirm gets the way to confirm; then the number changes', async () => {
  const { owner, id } = await paying('asks');
  const idempotencyKey = randomUUID();
  const result = await change(owner, 4, idempotencyKey);
  expect(result).toMatchObject({
    __typename: 'PaymentActionRequiredError',
    message: expect.stringContaining('confirm'),
  });
  await billing.settled();
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'ACTIVE',
    quantity: 1,
    agentQuota: 1,
    payUrl: result.confirmUrl,
  });
  // A double click opens the same invoice instead of a second one.
  expect((await change(owner, 4, idempotencyKey)).confirmUrl).toBe(result.confirmUrl);
  expect((await billing.stripe.invoices.list({ subscription: id, status: 'open' })).data).toHaveLength(1);

  await billing.pay(result.confirmUrl ?? '', 'asks');
  await until(async () => (await billing.subscription(owner)).quantity === 4);
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'ACTIVE',
    agentQuota: 4,
    amountDue: null,
    payUrl: null,
  });
});

test('L13. who does not confirm, and asks for another number, is left with one payment to confirm', async () => {
  const { owner, id } = await paying('asks');
  await change(owner, 4);
  const second = await change(owner, 3);
  expect(second.__typename).toBe('PaymentActionRequiredError');
  const open = (await billing.stripe.invoices.list({ subscription: id, status: 'open' })).data;
  expect(open.map(({ hosted_invoice_url: url }) => url)).toEqual([second.confirmUrl]);
});

test('L13. a card that is declined is still declined, and leaves nothing behind', async () => {
  const { owner, id, customer } = await paying();
  await billing.control('fail-payments', { customer });
  expect((await change(owner, 4)).__typename).toBe('PaymentDeclinedError');
  expect((await billing.stripe.invoices.list({ subscription: id, status: 'open' })).data).toEqual([]);
});

test.each([
  ['a charge', 'charge.dispute.created', { object: 'dispute', id: 'du_1', charge: 'ch_unknown' }],
  ['a customer', 'customer.updated', { object: 'customer', id: 'cus_unknown' }],
])('L13. an event about %s that Stripe does not know ends with a note', async (_name, type, object) => {
  const body = event(type, object);
  const { id } = JSON.parse(body) as { id: string };
  await billing.post(body);
  const stored = await until(async () => (await billing.events()).find((one) => one.id === id && one.appliedAt));
  expect(stored.note).toBe('It belongs to no customer of this installation.');
});

test('two checkouts that are asked for at the same moment: one stays open, and one is sold', async () => {
  const owner = await billing.createTenant();
  await billing.openCheckout(owner);
  const customer = await billing.customerId(owner);
  for (let round = 0; round < 5; round += 1) {
    const urls = await Promise.all(Array.from({ length: 3 }, () => billing.openCheckout(owner)));
    const { data } = await billing.stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 });
    expect(data).toHaveLength(1);
    expect(urls).toContain(data[0]?.url);
  }
  const urls = await Promise.all(Array.from({ length: 3 }, () => billing.openCheckout(owner)));
  await Promise.all(urls.map((url) => billing.pay(url)));
  expect((await billing.stripe.subscriptions.list({ customer, status: 'all' })).data).toHaveLength(1);
});

test('a checkout that was paid while another was opened is not followed by a second sale', async () => {
  const owner = await billing.createTenant();
  const first = await billing.openCheckout(owner);
  const customer = await billing.customerId(owner);
  // The second call has already looked for subscriptions, and creates its checkout while the first is paid.
  await billing.control('faults', [{ match: '/v1/checkout/sessions', method: 'POST', delayMs: 1500, times: 1 }]);
  const input = { quantity: 1, interval: 'MONTH', idempotencyKey: randomUUID() };
  await billing.control('requests', undefined, 'DELETE');
  const second = billing.change(owner, 'createCheckoutSession', input);
  await until(async () => (await billing.control<object[]>('requests?path=/v1/checkout/sessions')).length > 0);
  await billing.pay(first);
  expect((await second).__typename).toBe('AlreadySubscribedError');
  expect((await billing.stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 })).data).toEqual([]);
});

test('payments: what is due is shown with the way to pay it, employees go on for a week, pause, and resume when it is paid', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  const customer = await billing.customerId(owner);
  await billing.control('fail-payments', { customer });
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  const due = await until(async () => {
    const now = await billing.subscription(owner);
    return now.status === 'PAST_DUE' && now;
  });
  expect(due).toMatchObject({ agentQuota: 2, amountDue: { amountMinor: '9800' } });
  expect((Date.parse(due.graceEndsAt ?? '') - Date.now()) / 86_400_000).toBeCloseTo(7, 1);
  await billing.settled();
  const [notice] = await billing.messagesTo(owner, 'accounts');
  expect(notice?.body).toMatchObject({
    roles: ['OWNER', 'BILLING'],
    subject: 'A payment of $98.00 failed',
    link: { path: '/billing' },
  });

  billing.moveOn(8);
  try {
    const tenantId = owner.kind === 'operator' ? owner.tenantId : '';
    // The queue uses the database's time: the next reading is scheduled, and the test brings it forward.
    expect(await hastenJobs(billing.database, readSubscriptionJob.name, `grace ${tenantId}`)).toBe(1);
    await until(async () => (await billing.subscription(owner)).agentQuota === 0);
  } finally {
    billing.moveOn(-8);
  }
  expect(await billing.subscription(owner)).toMatchObject({ status: 'PAST_DUE', quantity: 2 });
  expect(await lastPublished(owner)).toMatchObject({ agentQuota: 0, mayAnswer: false });
  const refused = await billing.change(owner, 'changeAgentQuantity', { quantity: 1, idempotencyKey: 'while-due' });
  expect(refused).toMatchObject({ __typename: 'PaymentDueError', payUrl: due.payUrl });

  await billing.pay(due.payUrl ?? '');
  await until(async () => (await billing.subscription(owner)).status === 'ACTIVE');
  expect(await billing.subscription(owner)).toMatchObject({
    agentQuota: 2,
    amountDue: null,
    payUrl: null,
    graceEndsAt: null,
  });
});
