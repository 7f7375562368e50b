import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { until } from '@konstruct/kit/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readSubscriptionJob, reconcileJob } from '../../job-definitions.ts';
import { openBillingService, type BillingService } from '../billing-service.ts';
import { companiesOf, type Owner, tenantIdOf } from '../companies.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterEach(() => billing.control('faults', undefined, 'DELETE'));
afterAll(() => billing?.close());

const { buyAgain, kindsOf, mailsTo, monthly, untilKinds } = companiesOf(() => billing);

const missing = {
  error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such object', param: 'id' },
};

test.each([400, 403])(
  '1. an earlier checkout that Stripe refuses to close (%i) is not taken for closed: one is sold',
  async (status) => {
    const owner = await billing.createTenant();
    const first = await billing.openCheckout(owner);
    await billing.control('faults', [{ match: '/v1/checkout/sessions/cs_', method: 'POST', status, times: 1 }]);
    expect((await buyAgain(owner)).__typename).toBe('PaymentProviderError');
    const customer = await billing.customerId(owner);
    const open = await billing.stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 });
    expect(open.data.map(({ url }) => url)).toEqual([first]);

    await billing.pay(first);
    expect((await buyAgain(owner)).__typename).toBe('AlreadySubscribedError');
    expect((await billing.stripe.subscriptions.list({ customer })).data).toHaveLength(1);
  },
);

test('2. a customer that is only unknown is not given up by a purchase: nothing is sold beside what runs', async () => {
  const owner = await billing.createTenant();
  await billing.stripe.subscriptions.cancel(await billing.buy(owner));
  const customer = await billing.customerId(owner);
  const unmarked = { customer, items: [{ price: await monthly(), quantity: 4 }], trial_period_days: 5 };
  const { id } = await billing.stripe.subscriptions.create(unmarked);
  await untilKinds(owner, ['FOREIGN_SUBSCRIPTION']);
  await billing.settled();

  await billing.control('faults', [
    { match: '/v1/subscriptions', method: 'GET', status: 404, body: missing, times: 2 },
    { match: '/v1/customers/', method: 'GET', status: 404, body: missing, times: 2 },
    { match: '/v1/checkout/sessions', method: 'POST', status: 404, body: missing, times: 1 },
  ]);
  expect((await buyAgain(owner)).__typename).toBe('AlreadySubscribedError');
  expect(await kindsOf(owner)).toEqual(['CUSTOMER']);
  expect(await billing.subscription(owner)).toMatchObject({ viewerCanSubscribe: false });
  await billing.control('faults', undefined, 'DELETE');

  expect(await buyAgain(owner)).toMatchObject({
    __typename: 'AlreadySubscribedError',
    message: expect.stringContaining(id),
  });
  expect(await billing.customerId(owner)).toBe(customer);
  expect(await kindsOf(owner)).toEqual(['FOREIGN_SUBSCRIPTION']);
});

test('2. where it cannot be told what a customer has, nothing is sold; once it can, it is', async () => {
  const owner = await billing.createTenant();
  await billing.openCheckout(owner);
  // Waits, so that no reading triggered by an event consumes the injected faults.
  await billing.settled();
  const customer = await billing.customerId(owner);
  await billing.control('faults', [
    { match: '/v1/subscriptions', method: 'GET', status: 404, body: missing, times: 1 },
    { match: '/v1/customers/', method: 'GET', status: 404, body: missing, times: 1 },
  ]);
  expect(await buyAgain(owner)).toMatchObject({
    __typename: 'AlreadySubscribedError',
    message: expect.stringContaining('can’t tell right now'),
  });
  expect(await billing.customerId(owner)).toBe(customer);
  expect((await buyAgain(owner)).__typename).toBe('CreateCheckoutSessionSuccess');
  expect(await kindsOf(owner)).toEqual([]);
});

/** What the previous release wrote on any `resource_missing`. */
const forgetCustomer = (owner: Owner) =>
  billing.database.query(
    'update billing_directory.customers set customer_id = null, generation = generation + 1 where tenant_id = $1',
    [tenantIdOf(owner)],
  );

test('3. a company whose customer the release before forgot is found again by its subscription', async () => {
  const owner = await billing.createTenant();
  await billing.buy(owner);
  const customer = await billing.customerId(owner);
  await billing.settled();
  const ids = [tenantIdOf(owner)];
  await forgetCustomer(owner);
  await billing.database.query(
    `update billing.subscriptions set provider_status = 'canceled', ended_at = now() where tenant_id = $1`,
    ids,
  );
  await billing.database.query(
    `update billing.entitlements set status = 'CANCELED', agent_quota = 0 where tenant_id = $1`,
    ids,
  );
  await billing.enqueue(readSubscriptionJob, { tenantId: tenantIdOf(owner) });
  await until(async () => (await billing.subscription(owner)).status === 'TRIALING');
  expect(await billing.subscription(owner)).toMatchObject({
    agentQuota: 3,
    irregularities: [],
    viewerCanSubscribe: false,
  });
  expect(await billing.customerId(owner)).toBe(customer);
  expect((await buyAgain(owner)).__typename).toBe('AlreadySubscribedError');
});

test('3. no customer here is no deletion there: what is followed goes on, and the nightly reading takes its customer back', async () => {
  const owner = await billing.createTenant();
  await billing.buy(owner);
  const customer = await billing.customerId(owner);
  await billing.settled();
  await forgetCustomer(owner);
  await billing.control('faults', [
    { match: '/v1/subscriptions/sub_', method: 'GET', status: 404, body: missing, times: 1 },
  ]);
  await billing.enqueue(readSubscriptionJob, { tenantId: tenantIdOf(owner) });
  await untilKinds(owner, ['CUSTOMER']);
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'TRIALING',
    agentQuota: 3,
    viewerCanSubscribe: false,
  });

  await billing.database.query('update billing_directory.customers set read_at = null where tenant_id = $1', [
    tenantIdOf(owner),
  ]);
  await billing.enqueue(reconcileJob, {});
  await untilKinds(owner, []);
  expect(await billing.customerId(owner)).toBe(customer);
  expect(await billing.subscription(owner)).toMatchObject({ status: 'TRIALING', agentQuota: 3 });
});

test('6. a purchase that is come back to again and again with one key opens a checkout that can sell each time', async () => {
  const owner = await billing.createTenant();
  const idempotencyKey = randomUUID();
  const seen = new Set<string>();
  for (let time = 0; time < 9; time += 1) {
    const url = await billing.openCheckout(owner, { idempotencyKey });
    const { data } = await billing.stripe.checkout.sessions.list({
      customer: await billing.customerId(owner),
      status: 'open',
    });
    expect(data.map((session) => session.url)).toEqual([url]);
    // A double click gets the same checkout.
    expect(await billing.openCheckout(owner, { idempotencyKey })).toBe(url);
    seen.add(url);
    // Another window buys a different quantity, which closes it.
    await billing.openCheckout(owner, { quantity: 9 });
  }
  expect(seen.size).toBe(9);
});

test.each(['paused', 'unpaid', 'incomplete'])(
  '4. where no employee works under the followed one (%s), one of ours that works counts',
  async (status) => {
    const owner = await billing.createTenant();
    const id = await billing.buy(owner, { quantity: 2 });
    const customer = await billing.customerId(owner);
    await billing.control(`subscriptions/${id}`, { status });
    const marked = { items: [{ price: await monthly(), quantity: 9 }], metadata: { tenant_id: tenantIdOf(owner) } };
    const second = await billing.stripe.subscriptions.create({ customer, trial_period_days: 5, ...marked });
    await billing.control(`subscriptions/${second.id}`, { status: 'active' });
    await until(async () => (await billing.subscription(owner)).status === 'ACTIVE');
    await billing.settled();
    const shown = await billing.subscription(owner);
    expect(shown).toMatchObject({ agentQuota: 9, quantity: 9, viewerCanSubscribe: false, viewerCanChange: true });
    expect(shown.irregularities.map(({ kind }) => kind)).toEqual(['SEVERAL_SUBSCRIPTIONS']);
    const sentence = `${second.id}, which counts here, and ${id}`;
    expect(shown.irregularities[0]?.message).toContain(sentence);
    expect((await mailsTo(owner)).at(-1)).toContain(sentence);
  },
);

test('9. without a readable offer what was sold is still read and followed', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  const other = await billing.createTenant();
  const otherId = await billing.buy(other, { quantity: 2 });
  await billing.settled();
  const { data: prices } = await billing.stripe.prices.list({
    lookup_keys: ['konstruct_employee_month', 'konstruct_employee_year'],
  });
  for (const price of prices) await billing.stripe.prices.update(price.id, { active: false });
  // As an earlier release wrote it, which did not store the product: the item identifies it.
  await billing.database.query('update billing.subscriptions set product_id = null where tenant_id = $1', [
    tenantIdOf(other),
  ]);
  try {
    await billing.restart();
    expect((await billing.change(other, 'cancelSubscription', { idempotencyKey: randomUUID() })).__typename).toBe(
      'CancelSubscriptionSuccess',
    );
    expect((await billing.stripe.subscriptions.retrieve(otherId)).cancel_at_period_end).toBe(true);
    expect(await billing.subscription(other)).toMatchObject({
      status: 'TRIALING',
      agentQuota: 2,
      irregularities: [],
      viewerCanChange: true,
    });
    await billing.stripe.subscriptions.cancel(id);
    await until(async () => (await billing.subscription(owner)).status === 'CANCELED');
    expect(await billing.subscription(owner)).toMatchObject({ agentQuota: 0, irregularities: [] });
  } finally {
    for (const price of prices) await billing.stripe.prices.update(price.id, { active: true });
  }
});

test('a company whose customer is another account’s can buy again once both are deleted here, as the runbook says', async () => {
  const owner = await billing.createTenant();
  await billing.openCheckout(owner);
  const ids = [tenantIdOf(owner)];
  await billing.database.query(
    `update billing_directory.customers set customer_id = 'cus_of_another_account' where tenant_id = $1`,
    ids,
  );
  await billing.database.query(
    `update billing.subscriptions set subscription_id = 'sub_of_another_account', provider_status = 'active', quantity = 3 where tenant_id = $1`,
    ids,
  );
  await billing.enqueue(readSubscriptionJob, { tenantId: tenantIdOf(owner) });
  await untilKinds(owner, ['CUSTOMER']);
  expect((await buyAgain(owner)).__typename).toBe('AlreadySubscribedError');
  const runbooks = await readFile(new URL('../../../../docs/runbooks.md', import.meta.url), 'utf8');
  const [, text = ''] = runbooks.split('## SubscriptionsIrregular');
  const statements = [...(text.split('\n## ')[0] ?? '').matchAll(/`((?:delete from|update billing_directory)[^`]*)`/g)];
  for (const [, statement = ''] of statements) await billing.database.query(statement.replace("'ID'", '$1'), ids);
  expect((await buyAgain(owner)).__typename).toBe('CreateCheckoutSessionSuccess');
  expect(await billing.subscription(owner)).toMatchObject({ status: 'NONE', agentQuota: 1, irregularities: [] });
});
