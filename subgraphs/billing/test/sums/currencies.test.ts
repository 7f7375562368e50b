import { tenantOf } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import type Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readSubscriptionJob } from '../../job-definitions.ts';
import { event, openBillingService, type BillingService } from '../billing-service.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterEach(() => billing.control('faults', undefined, 'DELETE'));
afterAll(() => billing?.close());

type Owner = Awaited<ReturnType<BillingService['createTenant']>>;

/** A company with an overdue payment of 98.00 USD, and its invoices at Stripe. */
async function overdue(): Promise<{ owner: Owner; id: string; customer: string; invoices: Stripe.Invoice[] }> {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  const customer = await billing.customerId(owner);
  await billing.control('fail-payments', { customer });
  await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
  await until(async () => (await billing.subscription(owner)).status === 'PAST_DUE');
  await billing.settled();
  const { data } = await billing.stripe.invoices.list({ customer, expand: ['data.payments'] });
  return { owner, id, customer, invoices: JSON.parse(JSON.stringify(data)) as Stripe.Invoice[] };
}

/** Makes Stripe list these invoices from now on. */
const layInvoices = (data: readonly object[]) =>
  billing.control('faults', [
    {
      match: '/v1/invoices',
      method: 'GET',
      status: 200,
      body: { object: 'list', data, has_more: false, url: '/v1/invoices' },
      times: 99,
    },
  ]);

const read = (owner: Owner) => billing.enqueue(readSubscriptionJob, { tenantId: String(tenantOf(owner)) });

test('what is due in several currencies is shown in each, the oldest first, and never added across', async () => {
  const { owner, invoices, customer } = await overdue();
  expect(await billing.subscription(owner)).toMatchObject({ amountsDue: [{ amountMinor: '9800', currency: 'USD' }] });
  const open = invoices.find(({ status }) => status === 'open');
  const other = (id: string, currency: string, amount_remaining: number, created: number) => ({
    ...{ ...open, id, currency, amount_remaining, created, total: amount_remaining },
  });
  const created = open?.created ?? 0;
  await layInvoices([
    ...invoices,
    other('in_eur', 'eur', 2000, created - 60),
    other('in_usd', 'usd', 50, created + 60),
  ]);
  await read(owner);
  await until(async () => (await billing.subscription(owner)).amountsDue.length === 2);
  const shown = await billing.subscription(owner);
  expect(shown.amountsDue).toEqual([
    { amountMinor: '2000', currency: 'EUR' },
    { amountMinor: '9850', currency: 'USD' },
  ]);
  // The single amount of earlier releases is the one in the subscription's own currency.
  expect(shown.amountDue).toEqual({ amountMinor: '9850', currency: 'USD' });

  await billing.post(event('invoice.payment_failed', { object: 'invoice', id: 'in_usd', customer }));
  const mail = await until(async () =>
    (await billing.messagesTo(owner, 'accounts'))
      .map(({ body }) => String(body['subject']))
      .find((subject) => subject.includes('€')),
  );
  expect(mail).toBe('A payment of €20.00 and $98.50 failed');
});

test('an invoice in another currency than the subscription is due in its own', async () => {
  const { owner, invoices } = await overdue();
  await layInvoices(invoices.map((invoice) => ({ ...invoice, currency: 'jpy' })));
  await read(owner);
  await until(async () => (await billing.subscription(owner)).amountsDue[0]?.currency === 'JPY');
  expect(await billing.subscription(owner)).toMatchObject({
    amountsDue: [{ amountMinor: '9800', currency: 'JPY' }],
    amountDue: null,
  });
});

test('a price whose currency is not the one that is charged names no sum of the other', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  await billing.control(`subscriptions/${id}`, { currency: 'eur' });
  await until(async () => (await billing.subscription(owner)).exactPricePerAgent === null);
  expect(await billing.subscription(owner)).toMatchObject({
    pricePerAgent: null,
    pricePerPeriod: null,
    quantity: 2,
    irregularities: [],
  });
});

test('a row of the release before, which knew one sum, is shown as it was', async () => {
  const { owner } = await overdue();
  const ids = [String(tenantOf(owner))];
  await billing.database.query('update billing.subscriptions set due = null where tenant_id = $1', ids);
  const due = { amountMinor: '9800', currency: 'USD' };
  expect(await billing.subscription(owner)).toMatchObject({ amountsDue: [due], amountDue: due });
});
