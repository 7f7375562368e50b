import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openRoom, type Room } from './room.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterEach(() => room.control('faults', undefined, 'DELETE'));
afterAll(() => room?.stop());

type Owner = Awaited<ReturnType<Room['found']>>;

const buyAgain = (owner: Owner) =>
  room.change(owner, 'createCheckoutSession', { quantity: 1, interval: 'MONTH', idempotencyKey: randomUUID() });
test.each([400, 403])('1. an earlier checkout that Stripe refuses to close (%i) is not taken for closed: one is sold', async (status) => {
  const owner = await room.found();
  const first = await room.openCheckout(owner);
  await room.control('faults', [{ match: '/v1/checkout/sessions/cs_', method: 'POST', status, times: 1 }]);
  expect((await buyAgain(owner)).__typename).toBe('PaymentProviderError');
  const customer = await room.customerId(owner);
  const open = await room.stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 });
  expect(open.data.map(({ url }) => url)).toEqual([first]);

  await room.pay(first);
  expect((await buyAgain(owner)).__typename).toBe('AlreadySubscribedError');
  expect((await room.stripe.subscriptions.list({ customer })).data).toHaveLength(1);
});
