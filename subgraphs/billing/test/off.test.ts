import { afterAll, beforeAll, expect, test } from 'vitest';
import { event, openBillingService, type BillingService } from './billing-service.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService({
    environment: { BILLING: 'off', BILLING_OFF_AGENT_QUOTA: '7', STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '' },
  });
});
afterAll(() => billing?.close());

test('where no payments are taken every company has the fixed quota, and nothing can be bought', async () => {
  const owner = await billing.createTenant();
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'ACTIVE',
    agentQuota: 7,
    answerLimit: null,
    isBillingOn: false,
    quantity: null,
  });
  expect(await billing.ask(owner, '{ plans { id } }')).toEqual({ plans: [] });
  const idempotencyKey = 'off';
  const results = await Promise.all([
    billing.change(owner, 'createCheckoutSession', { interval: 'MONTH', quantity: 1, idempotencyKey }),
    billing.change(owner, 'changeAgentQuantity', { quantity: 1, idempotencyKey }),
    billing.change(owner, 'cancelSubscription', { idempotencyKey }),
    billing.change(owner, 'resumeSubscription', { idempotencyKey }),
    billing.change(owner, 'createBillingPortalSession', {}),
  ]);
  expect(results.map(({ __typename }) => __typename)).toEqual(Array(5).fill('IntegrationOffError'));
  for (const secret of ['', 'undefined', 'whsec_of_tests']) {
    expect((await billing.post(event('customer.updated', {}), { secret })).status).toBe(404);
  }
});
