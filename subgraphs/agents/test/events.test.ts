import { testOperator } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ QUIET_WINDOW_MS: '50' });
  await house.start();
});
afterAll(() => house.close());

async function listen(tenantId: string, search = '', lastEventId?: string) {
  const identity = await house.identity.headers(testOperator(tenantId), 'agents');
  const headers = { ...identity, ...(lastEventId && { 'last-event-id': lastEventId }) };
  const response = await fetch(`${house.url}/events${search}`, { headers });
  let text = '';
  const reading = (async () => {
    for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk);
  })().catch(() => undefined);
  return { response, heard: () => text, reading };
}

test('an open page hears what of its own company changes, and nothing of another', async () => {
  const a = await house.company();
  const b = await house.company();
  const [atA, atB] = [await listen(a.tenantId), await listen(b.tenantId)];
  expect(atA.response.headers.get('content-type')).toBe('text/event-stream');
  await house.hire(a.operator);
  await expect.poll(atA.heard, { timeout: 15_000 }).toContain('event: change\ndata: {"topic":"agents"}\n\n');
  expect(atB.heard()).not.toContain('change');
});

test('a page begins by hearing what changed since it was read, and a connection that broke what changed since its last event', async () => {
  const { tenantId, operator } = await house.company();
  const readAt = Date.now();
  const first = await listen(tenantId);
  await house.hire(operator);
  await expect.poll(first.heard, { timeout: 15_000 }).toContain('{"topic":"agents"}');
  const ids = () => [...first.heard().matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  expect(ids()[0]).toBeGreaterThanOrEqual(readAt);

  const change = '{"topic":"agents"}';
  for (const late of [await listen(tenantId, `?since=${readAt}`), await listen(tenantId, '', String(ids()[0]))]) {
    await expect.poll(late.heard, { timeout: 15_000 }).toContain(change);
  }
  const whoAsksNothing = await listen(tenantId);
  await house.database.query('select pg_notify($1, $2)', ['konstruct_live', JSON.stringify({ tenantId, topic: 'keys' })]);
  await expect.poll(whoAsksNothing.heard, { timeout: 15_000 }).toContain('{"topic":"keys"}');
  expect(whoAsksNothing.heard()).not.toContain(change);
});

test('when the company itself changes, its pages are told so and have to ask anew whether they may listen', async () => {
  const [a, b] = [await house.company(), await house.company()];
  const [atA, atB] = [await listen(a.tenantId), await listen(b.tenantId)];
  await house.database.query('select pg_notify($1, $2)', ['konstruct_live', JSON.stringify({ tenantId: a.tenantId, topic: 'tenant' })]);
  await atA.reading;
  expect(atA.heard()).toContain('event: change\ndata: {"topic":"tenant"}\n\n');
  await house.hire(b.operator);
  await expect.poll(atB.heard, { timeout: 15_000 }).toContain('{"topic":"agents"}');
});

test('without an identity that names a company, nothing is told', async () => {
  expect((await fetch(`${house.url}/events`)).status).toBe(401);
  const headers = await house.identity.headers(testOperator(null), 'agents');
  expect((await fetch(`${house.url}/events`, { headers })).status).toBe(401);
  const elsewhere = await house.identity.headers(testOperator('00000000-0000-7000-8000-000000000001'), 'usage');
  expect((await fetch(`${house.url}/events`, { headers: elsewhere })).status).toBe(401);
});

test('a stopping service ends open connections', async () => {
  const { tenantId } = await house.company();
  const { reading } = await listen(tenantId);
  await house.stop();
  await reading;
});
