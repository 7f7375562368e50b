import { testOperator, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRoom, type Room } from './room.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room?.stop());

type Owner = Awaited<ReturnType<Room['found']>>;
interface Money {
  readonly amountMinor: string;
}
interface Listed {
  invoices: {
    nodes: { number: string; status: string; total: Money; amountDue: Money; refunded: Money | null; url: string; pdfUrl: string }[];
    pageInfo: { endCursor: string; hasNextPage: boolean };
  } | null;
}
const selection = (more: string) =>
  `invoices(${more}) { nodes { id number status total { amountMinor currency } amountDue { amountMinor } refunded { amountMinor } issuedAt url pdfUrl }
    pageInfo { endCursor hasNextPage } }`;
const newestOf = async (owner: Owner) => (await room.ofTenant<Listed>(owner, selection('first: 1'))).invoices?.nodes[0];
const newestAtStripe = async (owner: Owner) =>
  (await room.stripe.invoices.list({ customer: await room.customerId(owner), limit: 1 })).data[0]?.id ?? '';

test('13. invoices are listed newest first, with their pages, to those who may see them', async () => {
  const owner = await room.found();
  const id = await room.buy(owner, { quantity: 2 });
  await room.stripe.subscriptions.update(id, { trial_end: 'now' });
  await until(async () => (await room.subscription(owner)).status === 'ACTIVE');
  await room.settled();
  const first = (await room.ofTenant<Listed>(owner, selection('first: 1'))).invoices;
  expect(first?.nodes).toMatchObject([{ status: 'PAID', total: { amountMinor: '9800' } }]);
  expect(first?.pageInfo.hasNextPage).toBe(true);
  const second = (await room.ofTenant<Listed>(owner, selection(`first: 1, after: "${first?.pageInfo.endCursor}"`))).invoices;
  expect(second?.nodes).toMatchObject([{ total: { amountMinor: '0' } }]);
  expect(second?.pageInfo.hasNextPage).toBe(false);
  expect((await fetch(first?.nodes[0]?.pdfUrl ?? '')).headers.get('content-type')).toContain('pdf');
  const stranger = await room.found();
  expect((await room.ofTenant<Listed>(stranger, selection('first: 5'))).invoices?.nodes).toEqual([]);
  const viewer = testOperator(owner.kind === 'operator' ? owner.tenantId : null, 'VIEWER');
  await expect(room.ofTenant(viewer, selection('first: 5'))).rejects.toThrow('FORBIDDEN');
});

test('a refund is shown on the invoice that it gives back of, a part first and then the rest', async () => {
  const owner = await room.found();
  const id = await room.buy(owner, { quantity: 2 });
  await room.stripe.subscriptions.update(id, { trial_end: 'now' });
  await room.settled();
  expect(await newestOf(owner)).toMatchObject({ status: 'PAID', total: { amountMinor: '9800' }, refunded: null });
  const invoice = await newestAtStripe(owner);
  for (const [amount, sum] of [
    [1800, '1800'],
    [8000, '9800'],
  ] as const) {
    await room.control('refunds', { invoice, amount });
    await room.settled();
    expect(await newestOf(owner)).toMatchObject({ status: 'PAID', total: { amountMinor: '9800' }, refunded: { amountMinor: sum } });
  }
  expect(await room.subscription(owner)).toMatchObject({ status: 'ACTIVE', agentQuota: 2 });
});

test('what is open when a subscription ends is not asked for any more', async () => {
  const owner = await room.found();
  const id = await room.buy(owner, { quantity: 2 });
  await room.control('fail-payments', { customer: await room.customerId(owner), times: 20 });
  await room.stripe.subscriptions.update(id, { trial_end: 'now' });
  await room.settled();
  expect(await newestOf(owner)).toMatchObject({ status: 'OPEN', amountDue: { amountMinor: '9800' } });
  await room.stripe.subscriptions.cancel(id);
  await room.settled();
  expect(await newestOf(owner)).toMatchObject({ status: 'OPEN', total: { amountMinor: '9800' }, amountDue: { amountMinor: '0' } });
});
