import { tenantOf } from '@konstruct/kit/identity';
import { testOperator, undoneJobs, until } from '@konstruct/kit/testing';
import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSubscriptionJob } from '../../job-definitions.ts';
import { openBillingService, type BillingService } from '../billing-service.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterAll(() => billing?.close());

type Owner = Awaited<ReturnType<BillingService['createTenant']>>;
interface Money {
  readonly amountMinor: string;
}
interface Listed {
  invoices: {
    nodes: {
      number: string;
      status: string;
      total: Money;
      amountDue: Money;
      refunded: Money | null;
      url: string;
      pdfUrl: string;
    }[];
    pageInfo: { endCursor: string; hasNextPage: boolean };
  } | null;
}
const selection = (more: string) =>
  `invoices(${more}) { nodes { id number status total { amountMinor currency } amountDue { amountMinor } refunded { amountMinor } issuedAt url pdfUrl }
    pageInfo { endCursor hasNextPage } }`;
const newestOf = async (owner: Owner) =>
  (await billing.ofTenant<Listed>(owner, selection('first: 1'))).invoices?.nodes[0];
const newestAtStripe = async (owner: Owner) =>
  (await billing.stripe.invoices.list({ customer: await billing.customerId(owner), limit: 1 })).data[0]?.id ?? '';

test('13. invoices are listed newest first, with their pages, to those who may see them', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  await until(async () => (await billing.subscription(owner)).status === 'ACTIVE');
  await billing.settled();
  const first = (await billing.ofTenant<Listed>(owner, selection('first: 1'))).invoices;
  expect(first?.nodes).toMatchObject([{ status: 'PAID', total: { amountMinor: '9800' } }]);
  expect(first?.pageInfo.hasNextPage).toBe(true);
  const second = (await billing.ofTenant<Listed>(owner, selection(`first: 1, after: "${first?.pageInfo.endCursor}"`)))
    .invoices;
  expect(second?.nodes).toMatchObject([{ total: { amountMinor: '0' } }]);
  expect(second?.pageInfo.hasNextPage).toBe(false);
  expect((await fetch(first?.nodes[0]?.pdfUrl ?? '')).headers.get('content-type')).toContain('pdf');
  const stranger = await billing.createTenant();
  expect((await billing.ofTenant<Listed>(stranger, selection('first: 5'))).invoices?.nodes).toEqual([]);
  const viewer = testOperator(owner.kind === 'operator' ? owner.tenantId : null, 'VIEWER');
  await expect(billing.ofTenant(viewer, selection('first: 5'))).rejects.toThrow('FORBIDDEN');
});

test('a refund is shown on the invoice that it gives back of, a part first and then the rest', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  await billing.settled();
  expect(await newestOf(owner)).toMatchObject({ status: 'PAID', total: { amountMinor: '9800' }, refunded: null });
  const invoice = await newestAtStripe(owner);
  for (const [amount, sum] of [
    [1800, '1800'],
    [8000, '9800'],
  ] as const) {
    await billing.control('refunds', { invoice, amount });
    await billing.settled();
    expect(await newestOf(owner)).toMatchObject({
      status: 'PAID',
      total: { amountMinor: '9800' },
      refunded: { amountMinor: sum },
    });
  }
  expect(await billing.subscription(owner)).toMatchObject({ status: 'ACTIVE', agentQuota: 2 });
});

test('what is open when a subscription ends is not asked for any more', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  await billing.control('fail-payments', { customer: await billing.customerId(owner), times: 20 });
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  await billing.settled();
  expect(await newestOf(owner)).toMatchObject({ status: 'OPEN', amountDue: { amountMinor: '9800' } });
  await billing.stripe.subscriptions.cancel(id);
  await billing.settled();
  expect(await newestOf(owner)).toMatchObject({
    status: 'OPEN',
    total: { amountMinor: '9800' },
    amountDue: { amountMinor: '0' },
  });
});

test('a refund is shown on an invoice that was paid at the second try: the declined charge hides nothing', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  await billing.control('fail-payments', { customer: await billing.customerId(owner) });
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  const invoice = await newestAtStripe(owner);
  await billing.stripe.invoices.pay(invoice);
  await billing.control('refunds', { invoice, amount: 1800 });
  await billing.settled();
  expect(await newestOf(owner)).toMatchObject({ status: 'PAID', refunded: { amountMinor: '1800' } });
});

/** Makes Stripe answer with this as the first page of two. */
const layFirstPage = async (path: string, data: readonly object[], rest: object) =>
  billing.control('faults', [
    { match: path, method: 'GET', status: 200, body: { object: 'list', data, has_more: true, url: path }, times: 1 },
    { match: path, method: 'GET', status: 200, body: JSON.parse(JSON.stringify(rest)) as object, times: 1 },
  ]);

test('a refund is shown however many payments failed, and an invoice however many came, after it', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  await billing.settled();
  const invoice = await newestAtStripe(owner);
  const customer = await billing.customerId(owner);
  const charges = (await billing.stripe.charges.list({ customer })).data.map((charge) => ({
    ...charge,
    amount_refunded: 700,
  }));
  const { data: invoices } = await billing.stripe.invoices.list({ customer, expand: ['data.payments'] });
  const failed = Array.from({ length: 100 }, (_, at) => ({
    ...charges[0],
    id: `ch_failed${at}`,
    payment_intent: `pi_${at}`,
    amount_refunded: 0,
  }));
  await layFirstPage('/v1/charges', failed, { object: 'list', data: charges, has_more: false });
  await layFirstPage('/v1/invoices', [{ ...invoices[0], id: 'in_newer', payments: null }], {
    object: 'list',
    data: invoices,
    has_more: false,
  });
  await billing.enqueue(readSubscriptionJob, { tenantId: String(tenantOf(owner)) });
  const sql = 'select refunded_minor::int as refunded from billing.invoices where provider_id = $1';
  await until(async () => (await billing.database.query<{ refunded: number }>(sql, [invoice]))[0]?.refunded === 700);
});

test('what was not paid by card has no share in what was given back otherwise', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  await billing.settled();
  const customer = await billing.customerId(owner);
  const list = JSON.parse(
    JSON.stringify(await billing.stripe.invoices.list({ customer, expand: ['data.payments'] })),
  ) as Stripe.ApiList<Stripe.Invoice>;
  const payments = { object: 'list', data: [{ payment: { type: 'payment_record', payment_record: 'pr_1' } }] };
  const charge = {
    ...(await billing.stripe.charges.list({ customer })).data[0],
    payment_intent: null,
    amount_refunded: 500,
  };
  await billing.control('faults', [
    {
      match: '/v1/invoices',
      method: 'GET',
      status: 200,
      body: { ...list, data: list.data.map((one) => ({ ...one, payments })) },
    },
    { match: '/v1/charges', method: 'GET', status: 200, body: { object: 'list', data: [charge], has_more: false } },
  ]);
  const key = 'paid otherwise';
  await billing.enqueue(readSubscriptionJob, { tenantId: String(tenantOf(owner)) }, { key });
  await until(async () => (await undoneJobs(billing.database, readSubscriptionJob.name, key)).length === 0);
  expect(await newestOf(owner)).toMatchObject({ status: 'PAID', refunded: null });
});
