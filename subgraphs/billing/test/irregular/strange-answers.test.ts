import { randomUUID } from 'node:crypto';
import { tenantOf } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readSubscriptionJob } from '../../job-definitions.ts';
import { openBillingService, type BillingService } from '../billing-service.ts';
import { companiesOf, type Owner } from '../companies.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterEach(() => billing.control('faults', undefined, 'DELETE'));
afterAll(() => billing?.close());

const { bought, buyAgain, mailsTo, untilKinds } = companiesOf(() => billing);

/** Answers with status 200 that do not contain what was requested. */
const strange: readonly [name: string, body: unknown][] = [
  ['an empty object', {}],
  ['an empty list', []],
  ['nothing', 'null'],
  ['another object', { id: 'cus_other', object: 'customer' }],
  [
    'another one of its kind',
    { id: 'sub_other', object: 'subscription', status: 'active', created: 1, items: { object: 'list', data: [] } },
  ],
  ['a list of nothing that has a name', { object: 'list', data: [{}], has_more: false }],
];

async function paying(): Promise<{ owner: Owner; id: string }> {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  await until(async () => (await billing.subscription(owner)).status === 'ACTIVE');
  await billing.settled();
  return { owner, id };
}

/** What the company has, in the database and in the messages to the answering service. */
const snapshotOf = async (owner: Owner) => {
  const { status, agentQuota, quantity, cancelsAt, irregularities } = await billing.subscription(owner);
  return {
    status,
    agentQuota,
    quantity,
    cancelsAt,
    irregularities,
    published: (await billing.messagesTo(owner, 'agents')).length,
  };
};

const notUnderstood = { __typename: 'PaymentProviderError', message: expect.stringContaining('was not understood') };
const json = { 'content-type': 'application/json' };

describe.each(strange)('%s instead of what was asked for', (_name, body) => {
  test('is no success of a change', async () => {
    const { owner, id } = await paying();
    const before = await snapshotOf(owner);
    for (const mutation of ['changeAgentQuantity', 'cancelSubscription', 'resumeSubscription'] as const) {
      await billing.control('faults', [
        { match: `/v1/subscriptions/${id}`, method: 'POST', status: 200, headers: json, body, times: 1 },
      ]);
      const more = mutation === 'changeAgentQuantity' ? { quantity: 5 } : {};
      expect(await billing.change(owner, mutation, { idempotencyKey: randomUUID(), ...more })).toMatchObject(
        notUnderstood,
      );
    }
    expect(await snapshotOf(owner)).toEqual(before);
    expect((await billing.stripe.subscriptions.retrieve(id)).items.data[0]?.quantity).toBe(2);
  });

  test('is no account that has nothing', async () => {
    const { owner } = await paying();
    const before = await snapshotOf(owner);
    for (const match of ['/v1/subscriptions', '/v1/invoices', '/v1/charges']) {
      await billing.control('faults', [{ match, method: 'GET', status: 200, headers: json, body, times: 1 }]);
      const input = { quantity: 1, interval: 'MONTH', idempotencyKey: randomUUID() };
      expect(await billing.change(owner, 'createCheckoutSession', input)).toMatchObject(notUnderstood);
    }
    expect(await snapshotOf(owner)).toEqual(before);
  });

  test.each(['/v1/customers', '/v1/checkout/sessions'])('is no purchase: %s', async (match) => {
    const owner = await billing.createTenant();
    const input = { quantity: 1, interval: 'MONTH', idempotencyKey: randomUUID() };
    await billing.control('faults', [
      { match, method: 'POST', status: 200, headers: json, body: named(body), times: 1 },
    ]);
    expect(await billing.change(owner, 'createCheckoutSession', input)).toMatchObject(notUnderstood);
    expect(await billing.customerId(owner)).toMatch(match === '/v1/customers' ? /^$|null/ : /^cus_(?!other)/);
    await billing.control('faults', undefined, 'DELETE');
    expect(await billing.change(owner, 'createCheckoutSession', input)).toMatchObject({
      __typename: 'CreateCheckoutSessionSuccess',
    });
  });
});

/** Where a customer is created, a customer is the requested kind: then another kind is the strange one. */
const named = (body: unknown) =>
  (body as { object?: string } | null)?.object === 'customer' ? { id: 'in_other', object: 'invoice' } : body;

test('an answer of the right kind that does not say what was asked for is no success either', async () => {
  const { owner, id } = await paying();
  const unchanged = JSON.parse(JSON.stringify(await billing.stripe.subscriptions.retrieve(id))) as object;
  const faults = [
    { match: `/v1/subscriptions/${id}`, method: 'POST', status: 200, headers: json, body: unchanged, times: 1 },
  ];
  await billing.control('faults', faults);
  expect(
    await billing.change(owner, 'changeAgentQuantity', { quantity: 7, idempotencyKey: randomUUID() }),
  ).toMatchObject(notUnderstood);
  await billing.control('faults', faults);
  expect(await billing.change(owner, 'cancelSubscription', { idempotencyKey: randomUUID() })).toMatchObject(
    notUnderstood,
  );
});

test('prices and the pages of Stripe are asked for in vain, and that is said', async () => {
  const { owner } = await paying();
  await billing.control('faults', [
    { match: '/v1/billing_portal/sessions', method: 'POST', status: 200, headers: json, body: {}, times: 1 },
  ]);
  expect(await billing.change(owner, 'createBillingPortalSession', {})).toMatchObject(notUnderstood);
  await billing.control('faults', [
    { match: '/v1/invoices/create_preview', method: 'POST', status: 200, headers: json, body: {}, times: 2 },
  ]);
  const preview = 'agentQuantityPreview(quantity: 4) { __typename ... on UserError { message } }';
  expect(await billing.ofTenant(owner, preview)).toMatchObject({ agentQuantityPreview: notUnderstood });
  await billing.restart();
  await billing.control('faults', [
    { match: '/v1/prices', method: 'GET', status: 200, headers: json, body: {}, times: 1 },
  ]);
  const input = { quantity: 1, interval: 'MONTH', idempotencyKey: randomUUID() };
  expect(await billing.change(owner, 'createCheckoutSession', input)).toMatchObject(notUnderstood);
});

test('a mail is written without the sum that Stripe does not say', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  await billing.settled();
  await billing.control('faults', [
    { match: '/v1/invoices/create_preview', method: 'POST', status: 200, headers: json, body: {}, times: 1 },
  ]);
  const object = JSON.parse(JSON.stringify(await billing.stripe.subscriptions.retrieve(id))) as object;
  await billing.control('events', { type: 'customer.subscription.trial_will_end', object });
  await billing.settled();
  expect((await mailsTo(owner)).at(-1)).toContain('On that day, your card will be charged for 2 AI employees.');
  expect(String(tenantOf(owner))).not.toBe('null');
});

test('F1. a customer that Stripe does not know, as with a key of another account, ends nothing', async () => {
  const { owner, sold } = await bought();
  await billing.settled();
  const missing = {
    error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such customer', param: 'customer' },
  };
  await billing.control('faults', [
    { match: '/v1/subscriptions', method: 'GET', status: 400, body: missing, times: 1 },
    { match: '/v1/customers/', method: 'GET', status: 404, body: missing, times: 1 },
  ]);
  const tenantId = String(tenantOf(owner));
  await billing.enqueue(readSubscriptionJob, { tenantId });
  await untilKinds(owner, ['CUSTOMER']);
  // Otherwise every company would be mailed about a change by the administrator.
  expect(await mailsTo(owner)).toEqual([]);
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'TRIALING',
    agentQuota: 2,
    viewerCanSubscribe: false,
  });
  expect((await billing.subscription(owner)).irregularities[0]?.message).toContain(sold.id);
  await billing.enqueue(readSubscriptionJob, { tenantId });
  await untilKinds(owner, []);
});

test('F1. a price that is gone is not taken for a customer that is gone', async () => {
  const owner = await billing.createTenant();
  await billing.openCheckout(owner);
  const customer = await billing.customerId(owner);
  const missing = {
    error: {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: 'No such price',
      param: 'line_items[0][price]',
    },
  };
  await billing.control('faults', [
    { match: '/v1/checkout/sessions', method: 'POST', status: 400, body: missing, times: 1 },
  ]);
  expect((await buyAgain(owner)).__typename).toBe('PaymentProviderError');
  expect(await billing.customerId(owner)).toBe(customer);
});
