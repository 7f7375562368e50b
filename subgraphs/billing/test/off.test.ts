import { afterAll, beforeAll, expect, test } from 'vitest';
import { event, openRoom, type Room } from './room.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom({
    environment: { BILLING: 'off', BILLING_OFF_AGENT_QUOTA: '7', STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '' },
  });
});
afterAll(() => room?.stop());

test('where no payments are taken every company has the fixed quota, and nothing can be bought', async () => {
  const owner = await room.found();
  expect(await room.subscription(owner)).toMatchObject({
    status: 'ACTIVE',
    agentQuota: 7,
    answerLimit: null,
    isBillingOn: false,
    quantity: null,
  });
  expect(await room.ask(owner, '{ plans { id } }')).toEqual({ plans: [] });
  const idempotencyKey = 'off';
  const results = await Promise.all([
    room.change(owner, 'createCheckoutSession', { interval: 'MONTH', quantity: 1, idempotencyKey }),
    room.change(owner, 'changeAgentQuantity', { quantity: 1, idempotencyKey }),
    room.change(owner, 'cancelSubscription', { idempotencyKey }),
    room.change(owner, 'resumeSubscription', { idempotencyKey }),
    room.change(owner, 'createBillingPortalSession', {}),
  ]);
  expect(results.map(({ __typename }) => __typename)).toEqual(Array(5).fill('IntegrationOffError'));
  for (const secret of ['', 'undefined', 'whsec_of_tests']) {
    expect((await room.post(event('customer.updated', {}), { secret })).status).toBe(404);
  }
});
