import { newId } from '@konstruct/kit/database';
import { openService, testOperator, type TestService, until } from '@konstruct/kit/testing';
import { tenantCreated } from '@konstruct/schema/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { start } from '../app.ts';
import { type BillingEnv, readBillingEnv } from '../env.ts';

let billing: TestService<BillingEnv>;

beforeAll(async () => {
  const environment = {
    STRIPE_SECRET_KEY: 'sk_test_unknown',
    STRIPE_WEBHOOK_SECRET: 'whsec_unknown',
    STRIPE_API_URL: 'http://127.0.0.1:9',
  };
  billing = await openService({ name: 'billing', environment, readEnv: readBillingEnv, start });
  await billing.start();
});
afterAll(() => billing?.close());

async function publishCreated(tenantId: string, times = 1) {
  for (let index = 0; index < times; index += 1) await billing.publish(tenantCreated, tenantId, { version: 1 });
  await until(async () => (await billing.messagesTo(tenantId, 'billing')).length === 0);
}

const subscriptionOf = (actorTenant: string, asked: string, role = 'OWNER') =>
  billing.askRaw(
    testOperator(actorTenant, role),
    'query ($them: [_Any!]!) { _entities(representations: $them) { ... on Tenant { subscription { status agentQuota answerLimit } } } }',
    { them: [{ __typename: 'Tenant', id: asked }] },
  );

test('a company that was created gets the evaluation, and the answering service is notified of it', async () => {
  const tenantId = newId();
  await publishCreated(tenantId);
  expect((await subscriptionOf(tenantId, tenantId)).data).toEqual({
    _entities: [{ subscription: { status: 'NONE', agentQuota: 1, answerLimit: 50 } }],
  });
  expect(await billing.messagesTo(tenantId, 'agents')).toEqual([
    {
      tenantId,
      reader: 'agents',
      name: 'billing.entitlement_changed',
      body: { version: 1, status: 'NONE', agentQuota: 1, answerLimit: 50, mayAnswer: true },
    },
  ]);
});

test('a company whose creation is published three times has one entitlement, published once', async () => {
  const tenantId = newId();
  await publishCreated(tenantId, 3);
  expect(
    await billing.database.query('select version from billing.entitlements where tenant_id = $1', [tenantId]),
  ).toEqual([{ version: 1 }]);
  expect(await billing.messagesTo(tenantId, 'agents')).toHaveLength(1);
});

test('another company’s subscription is not found', async () => {
  const [mine, theirs] = [newId(), newId()];
  await publishCreated(theirs);
  expect((await subscriptionOf(mine, theirs)).data).toEqual({ _entities: [null] });
  expect((await subscriptionOf(mine, mine)).data).toEqual({ _entities: [{ subscription: null }] });
});

test.each(['MEMBER', 'VIEWER'])('a %s does not see the subscription', async (role) => {
  const tenantId = newId();
  await publishCreated(tenantId);
  const answer = await subscriptionOf(tenantId, tenantId, role);
  expect(answer.data).toEqual({ _entities: [{ subscription: null }] });
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});
