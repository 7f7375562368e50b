import { randomUUID } from 'node:crypto';
import { undoneJobs, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSubscriptionJob } from '../../job-definitions.ts';
import { openBillingService, type BillingService } from '../billing-service.ts';
import { companiesOf, type Owner, tenantIdOf } from '../companies.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterAll(() => billing?.close());

const { buyAgain, kindsOf, mailsTo, monthly } = companiesOf(() => billing);

async function look(owner: Owner): Promise<void> {
  const key = randomUUID();
  await billing.enqueue(readSubscriptionJob, { tenantId: tenantIdOf(owner), isReconcile: true }, { key });
  await until(async () => (await undoneJobs(billing.database, readSubscriptionJob.name, key)).length === 0);
}

const sell = async (owner: Owner, customer: string, quantity = 5) =>
  (
    await billing.stripe.subscriptions.create({
      ...{ customer, trial_period_days: 9, metadata: { tenant_id: tenantIdOf(owner) } },
      items: [{ price: await monthly(), quantity }],
    })
  ).id;

/**
 * A company as an older release left it: its customer was forgotten, its subscription was marked as ended by mistake
 * although it runs at Stripe, and the next purchase created another customer.
 */
async function forgotten(): Promise<{ owner: Owner; older: string; olderCustomer: string; customer: string }> {
  const owner = await billing.createTenant();
  const older = await billing.buy(owner, { quantity: 3 });
  const olderCustomer = await billing.customerId(owner);
  await billing.settled();
  const { id: customer } = await billing.stripe.customers.create({ metadata: { tenant_id: tenantIdOf(owner) } });
  const ids = [tenantIdOf(owner)];
  await billing.database.query(
    'update billing_directory.customers set customer_id = $2, generation = generation + 1 where tenant_id = $1',
    [...ids, customer],
  );
  await billing.database.query(
    `update billing.subscriptions set provider_status = 'canceled', ended_at = now() where tenant_id = $1`,
    ids,
  );
  await billing.database.query(
    `update billing.entitlements set status = 'CANCELED', agent_quota = 0 where tenant_id = $1`,
    ids,
  );
  return { owner, older, olderCustomer, customer };
}

/** As an older release left it that followed the newer subscription already. */
const followInstead = (owner: Owner, newer: string) =>
  billing.database.query(
    `update billing.subscriptions set subscription_id = $2, provider_status = 'trialing' where tenant_id = $1`,
    [tenantIdOf(owner), newer],
  );

test('what runs under an earlier customer counts again, is told to both, and nothing is sold beside it', async () => {
  const { owner, older, olderCustomer, customer } = await forgotten();
  await look(owner);
  const shown = await billing.subscription(owner);
  expect(shown).toMatchObject({
    status: 'TRIALING',
    agentQuota: 3,
    endedAt: null,
    viewerCanSubscribe: false,
    viewerCanChange: true,
  });
  expect(shown.irregularities).toEqual([{ kind: 'OTHER_CUSTOMER', message: expect.stringContaining(older) }]);
  expect(shown.irregularities[0]?.message).toContain(olderCustomer);
  expect((await mailsTo(owner)).at(-1)).toContain(older);
  expect(await buyAgain(owner)).toMatchObject({
    __typename: 'AlreadySubscribedError',
    message: expect.stringContaining(older),
  });
  expect((await billing.stripe.checkout.sessions.list({ customer })).data).toEqual([]);
  const portal = await billing.change(owner, 'createBillingPortalSession', {});
  const { portalSessions } = await billing.control<{
    portalSessions: Record<string, { url: string; customer: string }>;
  }>('state');
  expect(Object.values(portalSessions).find(({ url }) => url === portal.url)?.customer).toBe(olderCustomer);
  // Once it has been ended at Stripe, it is over here as well.
  await billing.stripe.subscriptions.cancel(older);
  await look(owner);
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'CANCELED',
    irregularities: [],
    viewerCanSubscribe: true,
  });
  expect((await buyAgain(owner)).__typename).toBe('CreateCheckoutSessionSuccess');
});

test('where another was bought in the meantime that one counts, and the older one is told until it ends', async () => {
  const { owner, older, customer } = await forgotten();
  const newer = await sell(owner, customer);
  for (let reading = 0; reading < 3; reading += 1) {
    await look(owner);
    expect(await billing.subscription(owner)).toMatchObject({
      agentQuota: 5,
      viewerCanSubscribe: false,
      viewerCanChange: true,
    });
    expect(await kindsOf(owner)).toEqual(['SEVERAL_SUBSCRIPTIONS', 'OTHER_CUSTOMER']);
  }
  await billing.settled();
  expect((await mailsTo(owner)).filter((mail) => mail.includes(older))).toHaveLength(1);
  // The newer one ends; the older one still runs.
  await billing.stripe.subscriptions.cancel(newer);
  await until(async () => (await billing.subscription(owner)).agentQuota === 3);
  expect(await billing.subscription(owner)).toMatchObject({ status: 'TRIALING', viewerCanSubscribe: false });
  await billing.stripe.subscriptions.cancel(older);
  await look(owner);
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'CANCELED',
    agentQuota: 0,
    irregularities: [],
    viewerCanSubscribe: true,
  });
});

test('where the older release followed the newer one already, the older one is found by its invoices', async () => {
  const { owner, older, customer } = await forgotten();
  const newer = await sell(owner, customer);
  await followInstead(owner, newer);
  await look(owner);
  expect(await billing.subscription(owner)).toMatchObject({ agentQuota: 5, viewerCanSubscribe: false });
  expect(await kindsOf(owner)).toEqual(['SEVERAL_SUBSCRIPTIONS', 'OTHER_CUSTOMER']);
  await billing.stripe.subscriptions.cancel(older);
  await look(owner);
  expect(await billing.subscription(owner)).toMatchObject({ agentQuota: 5, irregularities: [] });
});

test('the older one is found where its customer’s newest invoice is of no subscription', async () => {
  const { owner, older, customer } = await forgotten();
  const newer = await sell(owner, customer);
  await followInstead(owner, newer);
  await billing.database.query(
    `insert into billing.invoices select (jsonb_populate_record(i, jsonb_build_object(
       'id', gen_random_uuid(), 'provider_id', 'in_of_no_subscription', 'issued_at', now() + interval '1 minute'))).*
     from billing.invoices i where tenant_id = $1`,
    [tenantIdOf(owner)],
  );
  await look(owner);
  expect(await kindsOf(owner)).toEqual(['SEVERAL_SUBSCRIPTIONS', 'OTHER_CUSTOMER']);
  expect((await billing.subscription(owner)).irregularities.at(-1)?.message).toContain(older);
});

test('what an older customer owes is shown, and the moment in which Stripe does not know it changes nothing', async () => {
  const { owner, older, olderCustomer, customer } = await forgotten();
  await look(owner);
  const before = await billing.subscription(owner);
  const missing = {
    error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such subscription', param: 'id' },
  };
  await billing.control('faults', [
    { match: `/v1/subscriptions/${older}`, method: 'GET', status: 404, body: missing, times: 1 },
  ]);
  await look(owner);
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'TRIALING',
    agentQuota: 3,
    viewerCanSubscribe: false,
  });
  await look(owner);
  expect(await billing.subscription(owner)).toEqual(before);

  await billing.control('fail-payments', { customer: olderCustomer });
  await billing.stripe.subscriptions.update(older, { trial_end: 'now' });
  await look(owner);
  const late = await billing.subscription(owner);
  expect(late).toMatchObject({
    status: 'PAST_DUE',
    agentQuota: 3,
    amountsDue: [{ amountMinor: '14700', currency: 'USD' }],
  });
  await billing.pay(late.payUrl ?? '');
  await look(owner);
  expect(await billing.subscription(owner)).toMatchObject({ status: 'ACTIVE', amountsDue: [], payUrl: null });
  expect(await billing.customerId(owner)).toBe(customer);
});

test('the older one is remembered while the newer customer is unknown, and its customer is taken back once the newer is deleted', async () => {
  const { owner, older, olderCustomer, customer } = await forgotten();
  await sell(owner, customer);
  await look(owner);
  await billing.settled();
  const missing = {
    error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such customer', param: 'customer' },
  };
  await billing.control('faults', [
    { match: '/v1/subscriptions', method: 'GET', status: 400, body: missing, times: 1 },
    { match: '/v1/customers/', method: 'GET', status: 404, body: missing, times: 1 },
  ]);
  await look(owner);
  expect(await kindsOf(owner)).toEqual(['CUSTOMER', 'OTHER_CUSTOMER']);
  await look(owner);
  expect(await kindsOf(owner)).toEqual(['SEVERAL_SUBSCRIPTIONS', 'OTHER_CUSTOMER']);

  await billing.stripe.customers.del(customer);
  await billing.settled();
  await look(owner);
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'TRIALING',
    agentQuota: 3,
    irregularities: [],
    viewerCanSubscribe: false,
  });
  expect(await billing.customerId(owner)).toBe(olderCustomer);
  expect((await billing.stripe.subscriptions.retrieve(older)).status).toBe('trialing');
});

test('a customer that is taken back while another one is made is kept', async () => {
  const owner = await billing.createTenant();
  const { id: earlier } = await billing.stripe.customers.create({ metadata: { tenant_id: tenantIdOf(owner) } });
  await billing.control('faults', [{ match: '/v1/customers', method: 'POST', delayMs: 1500 }]);
  const buying = billing.openCheckout(owner);
  const sql = 'update billing_directory.customers set customer_id = $2 where tenant_id = $1 returning tenant_id';
  await until(async () => (await billing.database.query(sql, [tenantIdOf(owner), earlier])).length > 0);
  await buying;
  expect(await billing.customerId(owner)).toBe(earlier);
  expect((await billing.stripe.checkout.sessions.list({ customer: earlier, status: 'open' })).data).toHaveLength(1);
});

test('the older one goes on where the newer customer is deleted and Stripe does not know the older one for a moment', async () => {
  const { owner, older, olderCustomer, customer } = await forgotten();
  await look(owner);
  await billing.settled();
  const missing = {
    error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such subscription', param: 'id' },
  };
  await billing.control('faults', [
    { match: `/v1/subscriptions/${older}`, method: 'GET', status: 404, body: missing, times: 1 },
  ]);
  await billing.stripe.customers.del(customer);
  await billing.settled();
  expect(await billing.subscription(owner)).toMatchObject({
    status: 'TRIALING',
    agentQuota: 3,
    endedAt: null,
    viewerCanSubscribe: false,
  });
  await look(owner);
  expect(await billing.subscription(owner)).toMatchObject({ status: 'TRIALING', agentQuota: 3, irregularities: [] });
  expect(await billing.customerId(owner)).toBe(olderCustomer);
});
