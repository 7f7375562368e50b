import { randomUUID } from 'node:crypto';
import { tenantOf } from '@konstruct/kit/identity';
import { undoneJobs, until } from '@konstruct/kit/testing';
import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSubscriptionJob } from '../../job-definitions.ts';
import { mailPauseMs } from '../../reading/notice-irregularities.ts';
import { withItems } from '../edits.ts';
import { openBillingService, type BillingService } from '../billing-service.ts';
import { companiesOf, type Owner } from '../companies.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterAll(() => billing?.close());

const companies = companiesOf(() => billing);
const { mailsTo } = companies;

async function bought() {
  const sale = await companies.bought();
  await look(sale.owner);
  return sale;
}

/** Edits it at Stripe and reads it: while the clock is changed, its events are not accepted. */
async function edit(owner: Owner, sold: Stripe.Subscription, edited: object): Promise<void> {
  await billing.control(`subscriptions/${sold.id}`, edited);
  await look(owner);
}
async function look(owner: Owner): Promise<void> {
  const key = randomUUID();
  await billing.enqueue(readSubscriptionJob, { tenantId: String(tenantOf(owner)) }, { key });
  await until(async () => (await undoneJobs(billing.database, readSubscriptionJob.name, key)).length === 0);
}
/** How many readings are scheduled for this company. */
const planned = async (owner: Owner) =>
  (await undoneJobs(billing.database, readSubscriptionJob.name, `mail ${String(tenantOf(owner))}`)).length;
const afterPause = (mailPauseMs + 60_000) / 86_400_000;
/** Runs it with a clock that is some days ahead. */
async function later(days: number, act: () => Promise<void>): Promise<void> {
  billing.moveOn(days);
  try {
    await act();
  } finally {
    billing.moveOn(-days);
  }
}

const zero = (item: Stripe.SubscriptionItem) => [{ ...item, quantity: 0 }];

test('an edit that is undone and made again within a short time is mailed once', async () => {
  const { owner, sold, item } = await bought();
  for (let time = 0; time < 4; time += 1) {
    await edit(owner, sold, withItems(sold, zero(item)));
    expect(await billing.subscription(owner)).toMatchObject({ irregularities: [{ kind: 'QUANTITY' }] });
    await edit(owner, sold, { items: sold.items });
    expect(await billing.subscription(owner)).toMatchObject({ irregularities: [] });
  }
  expect(await mailsTo(owner)).toHaveLength(1);
});

test('several edits in a row are mailed at once and after a pause: the last state is never lost', async () => {
  const { owner, sold, item } = await bought();
  await edit(owner, sold, withItems(sold, zero(item)));
  await edit(owner, sold, { metadata: {} });
  await edit(owner, sold, { items: sold.items });
  const [first, ...more] = await mailsTo(owner);
  expect(first).toContain(`The quantity of subscription ${sold.id} is 0.`);
  expect(more).toEqual([]);
  expect(await planned(owner)).toBe(1);
  await later(afterPause, async () => {
    await look(owner);
    const mails = await mailsTo(owner);
    expect(mails).toHaveLength(2);
    expect(mails[1]).toContain(`Subscription ${sold.id} is not marked as this company’s`);
    expect(mails[1]).not.toContain('The quantity');
    await look(owner);
    expect(await mailsTo(owner)).toHaveLength(2);
  });
});

test('what is right again for longer than the pause, and then is not, is mailed again', async () => {
  const { owner, sold, item } = await bought();
  await edit(owner, sold, withItems(sold, zero(item)));
  await edit(owner, sold, { items: sold.items });
  expect(await planned(owner)).toBe(1);
  await later(afterPause, async () => {
    await look(owner);
    await edit(owner, sold, withItems(sold, zero(item)));
    expect(await mailsTo(owner)).toHaveLength(2);
  });
});

test('what a release mailed that did not write it down is not mailed again', async () => {
  const { owner, sold, item } = await bought();
  await edit(owner, sold, withItems(sold, zero(item)));
  const ids = [String(tenantOf(owner))];
  await billing.database.query(
    'update billing.subscriptions set mailed_at = null, mailed_irregularities = null where tenant_id = $1',
    ids,
  );
  await look(owner);
  expect(await mailsTo(owner)).toHaveLength(1);
  await edit(owner, sold, { metadata: {} });
  expect(await mailsTo(owner)).toHaveLength(2);
});

test('the mail says what is true of the state: kept while it is paid, paused where it is not, nothing where nothing was bought', async () => {
  const kept = await bought();
  await edit(kept.owner, kept.sold, withItems(kept.sold, zero(kept.item)));
  expect((await mailsTo(kept.owner)).at(-1)).toContain('Your AI employees keep their current quota');

  const unpaid = await bought();
  await edit(unpaid.owner, unpaid.sold, { ...withItems(unpaid.sold, zero(unpaid.item)), status: 'unpaid' });
  const mail = (await mailsTo(unpaid.owner)).at(-1);
  expect(mail).toContain('“unpaid”');
  expect(mail).toContain('Your AI employees are paused');
  expect(mail).not.toMatch(/keep their|what it could before/);

  const stranger = await billing.createTenant();
  await billing.openCheckout(stranger);
  const customer = await billing.customerId(stranger);
  const product = await billing.stripe.products.create({ name: 'Support' });
  const recurring = { interval: 'month' } as const;
  const price = await billing.stripe.prices.create({
    product: product.id,
    currency: 'usd',
    unit_amount: 900,
    recurring,
  });
  await billing.stripe.subscriptions.create({ customer, items: [{ price: price.id }], trial_period_days: 3 });
  await look(stranger);
  const nothing = (await mailsTo(stranger)).at(-1);
  expect(nothing).toContain('It includes nothing here');
  expect(nothing).not.toMatch(/keep their|what it could before/);
});

test('an unknown state after an overdue payment names no end of the grace, and keeps what there was', async () => {
  const { owner, sold } = await bought();
  await billing.control('fail-payments', { customer: await billing.customerId(owner) });
  await billing.stripe.subscriptions.update(sold.id, { trial_end: 'now' });
  await look(owner);
  const late = await billing.subscription(owner);
  expect(late).toMatchObject({ status: 'PAST_DUE', agentQuota: 2, graceEndsAt: expect.any(String) });
  await edit(owner, sold, { status: 'mothballed' });
  await later(30, async () => {
    await look(owner);
    expect(await billing.subscription(owner)).toMatchObject({ status: 'PAST_DUE', agentQuota: 2, graceEndsAt: null });
    // The grace period continues where it was once the state is known again.
    await edit(owner, sold, { status: 'past_due' });
    expect(await billing.subscription(owner)).toMatchObject({
      status: 'PAST_DUE',
      agentQuota: 0,
      graceEndsAt: late.graceEndsAt,
    });
  });
});
