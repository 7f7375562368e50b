import { randomUUID } from 'node:crypto';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  BillingDocument,
  ChangeQuantityDocument,
  OpenCheckoutDocument,
  QuantityPreviewDocument,
} from '../graph/generated/graphql.ts';
import { createCompany, hire, type Operator } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';

/** Long enough to be seen, short enough to be waited for. */
const graceSeconds = 20;

let product: Product;
let operator: Operator;
beforeAll(async () => {
  product = await startProduct({
    without: ['portal'],
    environment: { PAST_DUE_GRACE_DAYS: String(graceSeconds / 86_400) },
  });
  operator = await createCompany(product);
});
afterAll(() => product?.stop());

/** Makes the Stripe sandbox do what customers, banks and time do. */
async function stripe(path: string, body: object): Promise<void> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${product.sandbox('stripe')}/_control/${path}`, init);
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}: ${await response.text()}`);
}

const billing = async () => (await operator.ask(BillingDocument)).tenant;
const subscription = async () => (await billing())?.subscription;
const employees = async () => (await billing())?.agents?.nodes.map(({ status }) => status);

const reaches = (status: string) =>
  until(async () => (await subscription())?.status === status && subscription(), 30_000);
const employeesAre = (...statuses: string[]) =>
  until(async () => JSON.stringify(await employees()) === JSON.stringify(statuses), 30_000).catch(async () =>
    expect(await employees()).toEqual(statuses),
  );

const customer = async () => {
  const rows = await product.database.query<{ id: string }>(
    'select customer_id as id from billing_directory.customers',
  );
  return rows[0]?.id ?? '';
};

async function checkOut(quantity: number): Promise<void> {
  const input = { interval: 'MONTH' as const, quantity, idempotencyKey: randomUUID() };
  const { createCheckoutSession } = await operator.ask(OpenCheckoutDocument, { input });
  if (createCheckoutSession.__typename !== 'CreateCheckoutSessionSuccess')
    throw new Error(JSON.stringify(createCheckoutSession));
  await fetch(createCheckoutSession.url, {
    method: 'POST',
    body: new URLSearchParams({ card: 'works' }),
    redirect: 'manual',
  });
}

test(
  'trialing, active, past due, canceled: by Stripe’s clock, with the employees pausing and resuming automatically',
  { timeout: 240_000 },
  async () => {
    // A message notifies billing of the company.
    expect(await until(subscription)).toMatchObject({ status: 'NONE', agentQuota: 1 });
    await until(async () => (await hire(operator).catch(() => null)) !== null);
    await employeesAre('ACTIVE');
    await expect(hire(operator)).rejects.toThrow('one active AI employee');

    await checkOut(3);
    expect(await reaches('TRIALING')).toMatchObject({ agentQuota: 3, quantity: 3, interval: 'MONTH' });
    const ids = [];
    for (let hired = 1; hired < 3; hired += 1) ids.push(await until(async () => hire(operator).catch(() => null)));
    await employeesAre('ACTIVE', 'ACTIVE', 'ACTIVE');

    await stripe('clock', { advance: '15d' });
    await reaches('ACTIVE');
    await until(async () => (await billing())?.invoices?.nodes[0]?.total.amountMinor === String(3 * 4900));
    expect((await billing())?.invoices?.nodes[0]).toMatchObject({ status: 'PAID' });

    // One fewer: the youngest pauses, as the preview says, and the amount shown is the amount credited.
    const { tenant } = await operator.ask(QuantityPreviewDocument, { quantity: 2 });
    expect(tenant?.agentsBeyond?.map(({ id }) => id)).toEqual([ids[1]]);
    const preview = tenant?.agentQuantityPreview;
    // A member who only manages billing also sees which employees are affected.
    const become = (role: string) => product.database.query('update accounts.members set role = $1', [role]);
    await become('BILLING');
    const { tenant: shown } = await operator.ask(QuantityPreviewDocument, { quantity: 2 });
    expect(shown?.agentsBeyond).toEqual(tenant?.agentsBeyond);
    await become('OWNER');
    if (preview?.__typename !== 'AgentQuantityPreview') throw new Error(JSON.stringify(preview));
    expect(Number(preview.creditedNow.amountMinor)).toBeGreaterThan(0);
    const input = { quantity: 2, prorationDate: preview.prorationDate ?? null, idempotencyKey: randomUUID() };
    await operator.ask(ChangeQuantityDocument, { input });
    await employeesAre('ACTIVE', 'ACTIVE', 'PAUSED_BY_PLAN');
    await until(
      async () => (await billing())?.invoices?.nodes[0]?.total.amountMinor === `-${preview.creditedNow.amountMinor}`,
    );

    await stripe('fail-payments', { customer: await customer(), times: 10 });
    await stripe('clock', { advance: '32d' });
    const late = await reaches('PAST_DUE');
    expect(late).toMatchObject({ agentQuota: 2, amountDue: { currency: 'USD' } });
    expect(late?.payUrl).toContain(product.sandbox('stripe').replace('127.0.0.1', 'localhost'));
    // The grace period is over: they pause automatically.
    await employeesAre('PAUSED_BY_PLAN', 'PAUSED_BY_PLAN', 'PAUSED_BY_PLAN');
    expect(await subscription()).toMatchObject({ status: 'PAST_DUE', agentQuota: 0 });

    // Paid on Stripe's page: they resume automatically.
    await stripe('fail-payments', { customer: await customer(), times: 0 });
    await fetch(late?.payUrl ?? '', {
      method: 'POST',
      body: new URLSearchParams({ card: 'works' }),
      redirect: 'manual',
    });
    expect(await reaches('ACTIVE')).toMatchObject({ agentQuota: 2, amountDue: null, payUrl: null });
    await employeesAre('ACTIVE', 'ACTIVE', 'PAUSED_BY_PLAN');

    // No one pays any more: after the last try the subscription ends.
    await stripe('fail-payments', { customer: await customer(), times: 10 });
    await stripe('clock', { advance: '50d' });
    expect(await reaches('CANCELED')).toMatchObject({ agentQuota: 0 });
    await employeesAre('PAUSED_BY_PLAN', 'PAUSED_BY_PLAN', 'PAUSED_BY_PLAN');

    // Bought again, without a second trial: they are back.
    await stripe('fail-payments', { customer: await customer(), times: 0 });
    await checkOut(3);
    expect(await reaches('ACTIVE')).toMatchObject({ agentQuota: 3, trialEndsAt: null });
    await employeesAre('ACTIVE', 'ACTIVE', 'ACTIVE');
  },
);

test('through the front door a forged webhook is refused, and leaves no row', async () => {
  const body = JSON.stringify({
    object: 'event',
    id: 'evt_forged',
    type: 'customer.updated',
    livemode: false,
    created: 1,
    data: { object: {} },
  });
  for (const header of ['', 't=1,v1=00', `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`]) {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', 'stripe-signature': header }, body };
    expect((await fetch(`${product.url}/webhooks/stripe`, init)).status).toBe(400);
  }
  expect(await product.database.query(`select from billing_directory.stripe_events where id = 'evt_forged'`)).toEqual(
    [],
  );
});
