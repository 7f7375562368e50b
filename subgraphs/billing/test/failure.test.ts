import { randomUUID } from 'node:crypto';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { event, openRoom, type Room } from './room.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room?.stop());

type Owner = Awaited<ReturnType<Room['found']>>;

async function paying(card = 'works'): Promise<{ owner: Owner; id: string; customer: string }> {
  const owner = await room.found();
  const id = await room.buy(owner, { quantity: 1 });
  await room.stripe.subscriptions.update(id, { trial_end: 'now' });
  await until(async () => (await room.subscription(owner)).status === 'ACTIVE');
  const customer = await room.customerId(owner);
  if (card !== 'works') await room.control('cards', { customer, card });
  await room.settled();
  return { owner, id, customer };
}

const change = (owner: Owner, quantity: number, idempotencyKey: string = randomUUID()) =>
  room.change(owner, 'changeAgentQuantity', { quantity, idempotencyKey });

const html = { headers: { 'content-type': 'text/html' }, body: '<html>bad gateway</html>' };

test.each([
  ['a 502 page', { status: 502, ...html }],
  ['a 500 page', { status: 500, ...html }],
  ['a page with 200', { status: 200, ...html }],
  ['a page with 404', { status: 404, ...html }],
  ['an error of Stripe’s own', { status: 500 }],
  ['too many requests', { status: 429 }],
])('M8. %s is no refusal: nothing is claimed about a charge', async (_name, answer) => {
  const { owner, id } = await paying();
  await room.control('faults', [{ match: `/v1/subscriptions/${id}`, method: 'POST', times: 3, ...answer }]);
  const result = await change(owner, 2);
  await room.control('faults', undefined, 'DELETE');
  expect(result.__typename).toBe('PaymentProviderError');
  expect(result.message).toMatch(/no clear answer/);
  expect(result.message).not.toMatch(/refused|Nothing was charged/);
  expect((await change(owner, 2)).__typename).toBe('ChangeAgentQuantitySuccess');
});

test('M8. what Stripe itself refuses is a refusal', async () => {
  const { owner, id } = await paying();
  await room.control('faults', [{ match: `/v1/subscriptions/${id}`, method: 'POST', status: 400, times: 1 }]);
  expect((await change(owner, 2)).message).toMatch(/rejected this. Nothing was charged/);
});

test('L13. a card whose owner has to confirm gets the way to confirm; then the number changes', async () => {
  const { owner, id } = await paying('asks');
  const idempotencyKey = randomUUID();
  const result = await change(owner, 4, idempotencyKey);
  expect(result).toMatchObject({ __typename: 'PaymentActionRequiredError', message: expect.stringContaining('confirm') });
  await room.settled();
  expect(await room.subscription(owner)).toMatchObject({ status: 'ACTIVE', quantity: 1, agentQuota: 1, payUrl: result.confirmUrl });
  // A double click opens the same invoice, and not a second one.
  expect((await change(owner, 4, idempotencyKey)).confirmUrl).toBe(result.confirmUrl);
  expect((await room.stripe.invoices.list({ subscription: id, status: 'open' })).data).toHaveLength(1);

  await room.pay(result.confirmUrl ?? '', 'asks');
  await until(async () => (await room.subscription(owner)).quantity === 4);
  expect(await room.subscription(owner)).toMatchObject({ status: 'ACTIVE', agentQuota: 4, amountDue: null, payUrl: null });
});

test('L13. who does not confirm, and asks for another number, is left with one payment to confirm', async () => {
  const { owner, id } = await paying('asks');
  await change(owner, 4);
  const second = await change(owner, 3);
  expect(second.__typename).toBe('PaymentActionRequiredError');
  const open = (await room.stripe.invoices.list({ subscription: id, status: 'open' })).data;
  expect(open.map(({ hosted_invoice_url: url }) => url)).toEqual([second.confirmUrl]);
});

test('L13. a card that is declined is still declined, and leaves nothing behind', async () => {
  const { owner, id, customer } = await paying();
  await room.control('fail-payments', { customer });
  expect((await change(owner, 4)).__typename).toBe('PaymentDeclinedError');
  expect((await room.stripe.invoices.list({ subscription: id, status: 'open' })).data).toEqual([]);
});

test.each([
  ['a charge', 'charge.dispute.created', { object: 'dispute', id: 'du_1', charge: 'ch_nobody' }],
  ['a customer', 'customer.updated', { object: 'customer', id: 'cus_nobody' }],
])('L13. an event about %s that Stripe does not know ends with a note', async (_name, type, object) => {
  const body = event(type, object);
  const { id } = JSON.parse(body) as { id: string };
  await room.post(body);
  const stored = await until(async () => (await room.events()).find((one) => one.id === id && one.applied_at));
  expect(stored.note).toBe('About no customer of ours.');
});

test('two checkouts that are asked for at the same moment: one stays open, and one is sold', async () => {
  const owner = await room.found();
  await room.openCheckout(owner);
  const customer = await room.customerId(owner);
  for (let round = 0; round < 5; round += 1) {
    const urls = await Promise.all(Array.from({ length: 3 }, () => room.openCheckout(owner)));
    const { data } = await room.stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 });
    expect(data).toHaveLength(1);
    expect(urls).toContain(data[0]?.url);
  }
  const urls = await Promise.all(Array.from({ length: 3 }, () => room.openCheckout(owner)));
  await Promise.all(urls.map((url) => room.pay(url)));
  expect((await room.stripe.subscriptions.list({ customer, status: 'all' })).data).toHaveLength(1);
});

test('a checkout that was paid while another was opened is not followed by a second sale', async () => {
  const owner = await room.found();
  const first = await room.openCheckout(owner);
  const customer = await room.customerId(owner);
  // The second has looked for subscriptions, and makes its checkout while the first is paid.
  await room.control('faults', [{ match: '/v1/checkout/sessions', method: 'POST', delayMs: 1500, times: 1 }]);
  const input = { quantity: 1, interval: 'MONTH', idempotencyKey: randomUUID() };
  await room.control('requests', undefined, 'DELETE');
  const second = room.change(owner, 'createCheckoutSession', input);
  await until(async () => (await room.control<object[]>('requests?path=/v1/checkout/sessions')).length > 0);
  await room.pay(first);
  expect((await second).__typename).toBe('AlreadySubscribedError');
  expect((await room.stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 })).data).toEqual([]);
});
