import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRateStoreInMemory } from '../../test/rate-store-in-memory.ts';
import { defaultRates, newDocumentPoints, requestPoints } from '../policies.ts';
import {
  apiToken,
  type GatewayService,
  openGatewayService,
  sessionCookie,
  tenantId,
} from '../../test/gateway-service.ts';
import {
  calls,
  count,
  endGateways,
  policiesIn,
  ratesWith,
  refused,
  rejectionOf,
  start,
  total,
} from './rated-gateway.ts';

afterEach(endGateways);

describe('every answer of the graph tells its rates', () => {
  let gateway: GatewayService;
  beforeAll(async () => void (gateway = await openGatewayService({ documents: [total] })));
  afterAll(() => gateway.close());
  const send = (init: RequestInit & { query?: string }) => fetch(`${gateway.url}/graphql${init.query ?? ''}`, init);
  const json = { 'content-type': 'application/json' };
  const bearer = { authorization: `Bearer ${apiToken}` };

  it.each<[number, string, RequestInit & { query?: string }]>([
    [200, 'an answer', { method: 'POST', headers: { ...json, ...bearer }, body: '{"query":"{ total }"}' }],
    [200, 'an invalid document', { method: 'POST', headers: { ...json, ...bearer }, body: '{"query":"{ totl }"}' }],
    [400, 'no JSON', { method: 'POST', headers: { ...json, ...bearer }, body: '{' }],
    [400, 'an unknown document', { method: 'POST', headers: json, body: '{"documentId":"x"}' }],
    [400, 'a text in the address', { query: '?query={total}' }],
    [
      401,
      'an unknown token',
      { method: 'POST', headers: { ...json, authorization: 'Bearer kst_x' }, body: '{"query":"{ total }"}' },
    ],
    [405, 'another method', { method: 'PUT' }],
    [413, 'a large body', { method: 'POST', headers: json, body: JSON.stringify({ query: ' '.repeat(600_000) }) }],
    [415, 'another content type', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }],
  ])('%s: %s', async (status, _what, init) => {
    const response = await send(init);
    const { 'points-per-address': address } = policiesIn(response.headers);
    expect([response.status, address]).toEqual([
      status,
      { q: defaultRates.points.address, w: 60, r: expect.any(Number), t: expect.toSatisfy((t) => t >= 1 && t <= 60) },
    ]);
    expect(address?.['r']).toBeLessThan(defaultRates.points.address);
  });

  it('of a caller who cannot be identified right now, too', async () => {
    gateway.store.isDown = true;
    const { status, headers } = await gateway.run(total, { cookie: sessionCookie() });
    gateway.store.isDown = false;
    expect([status, Object.keys(policiesIn(headers))]).toEqual([503, ['points-per-address']]);
  });

  it('of all that the caller is counted for', async () => {
    const byToken = policiesIn((await gateway.query('{ total }')).headers);
    expect(Object.keys(byToken)).toEqual(['points-per-address', 'points-per-token', 'points-per-company']);
    const cookie = { cookie: sessionCookie(), 'x-konstruct-tenant': tenantId };
    expect(Object.keys(policiesIn((await gateway.run(total, cookie)).headers))).toContain('points-per-person');
  });
});

describe('the graph’s rate', () => {
  it('counts what a document costs: a request as such, and the fields of its answer; what the answer does not hold is given back', async () => {
    const { as } = await start();
    const remaining = async (query: string) =>
      policiesIn((await as('kst_a', query)).headers)['points-per-token']?.['r'] ?? 0;
    const before = await remaining('{ total }');
    expect(before - (await remaining('{ total }'))).toBe(requestPoints + 1);
    expect(before - (await remaining('{ a: total b: total }'))).toBe(2 * requestPoints + 1 + 2);
    // Up to 1 + 1 + 10,000 fields; the list is empty.
    expect(before - (await remaining('{ tenant { children(first: 10000) { id } } }'))).toBe(
      3 * requestPoints + 1 + 2 + 2,
    );
  });

  it('gives nothing back of an answer with errors: one field that fails hides what was read beside it', async () => {
    const { as } = await start();
    const remaining = async (query: string) =>
      policiesIn((await as('kst_a', query)).headers)['points-per-token']?.['r'] ?? 0;
    const before = await remaining('{ total }');
    expect(before - (await remaining('{ broken tenant { children(first: 1000) { id } } }'))).toBe(
      requestPoints + 2 + 1 + 1_000,
    );
  });

  it('counts a document that is new by its size as well, since it is validated and planned on the one shared thread; an invalid one each time', async () => {
    const { as } = await start();
    const remaining = async (query: string) =>
      policiesIn((await as('kst_a', query)).headers)['points-per-token']?.['r'] ?? 0;
    const fields = (count: number) =>
      Array.from({ length: count }, (_, n) => (n % 40 ? 'total' : `a${n}: total`)).join(' ');
    const [valid, invalid] = [`{ ${fields(50)} }`, `{ ${fields(49)} nothing }`];
    const costs: number[] = [];
    let before = await remaining('{ total }');
    for (const query of [valid, valid, invalid, invalid]) {
      const after = await remaining(query);
      costs.push(before - after);
      before = after;
    }
    const added = newDocumentPoints(50);
    expect(added).toBe(1_200);
    // Validation reduces the answer of the valid one to three fields: the other 47 are the same one.
    expect(costs).toEqual([added + requestPoints + 3, requestPoints + 3, added + requestPoints, added + requestPoints]);
  });

  it('refuses with a typed error before a service is asked, and leaves other companies alone', async () => {
    const { gateway, as } = await start({ rates: ratesWith({ company: 5 * (requestPoints + 1) }) });
    for (let n = 0; n < 5; n += 1) expect((await as(n % 2 ? 'kst_a' : 'kst_b', '{ total }')).status).toBe(200);
    const askedBefore = gateway.seen.actors.length;
    const answer = await as('kst_a', '{ total }');
    expect(rejectionOf(answer)).toEqual(refused);
    expect(policiesIn(answer.headers)['points-per-company']).toMatchObject({ r: 0 });
    expect(answer.body.errors?.[0]?.message).toMatch(/points-per-company is reached.*Try again in \d+ seconds/);
    expect(gateway.seen.actors.length).toBe(askedBefore);
    expect((await as('kst_other', '{ total }')).status).toBe(200);
  });

  it('refuses an operation that does not fit into what is left, and still runs a smaller one', async () => {
    const { as } = await start({ rates: ratesWith({ token: 3 * requestPoints }) });
    expect(rejectionOf(await as('kst_a', '{ tenant { children(first: 1000) { id } } }'))).toEqual(refused);
    expect((await as('kst_a', '{ total }')).status).toBe(200);
  });

  it('holds for a person through all sessions and companies, and for an address without a name', async () => {
    const { gateway } = await start({
      rates: ratesWith({ person: 2 * (requestPoints + 1), address: 6 * (requestPoints + 1) }),
    });
    gateway.store.sessions.add('second');
    const statuses: number[] = [];
    for (const headers of [
      { cookie: sessionCookie() },
      { cookie: sessionCookie('second'), 'x-konstruct-tenant': tenantId },
      { cookie: sessionCookie() },
      {},
      {},
    ])
      statuses.push((await gateway.run(total, headers)).status);
    expect(statuses).toEqual([200, 200, 429, 200, 200]);
    const last = [await gateway.run(total), await gateway.run(total)].map(rejectionOf);
    expect(last[1]).toEqual(refused);
  });

  it('is whole again when its window is over', async () => {
    const { as } = await start({ rates: ratesWith({ windowSeconds: 1, token: requestPoints + 1 }) });
    expect((await as('kst_a', '{ total }')).status).toBe(200);
    expect(rejectionOf(await as('kst_a', '{ total }'))).toEqual(refused);
    await expect
      .poll(async () => (await as('kst_a', '{ total }')).status, { timeout: 10_000, interval: 100 })
      .toBe(200);
  });
});

describe('mutations that call a vendor', () => {
  it('are counted one by one, also those that stand in one document, and none of a refused document is made', async () => {
    const { gateway, as } = await start();
    expect((await as('kst_a', calls(30))).status).toBe(200);
    expect(gateway.seen.count).toBe(30);
    const answer = await as('kst_a', calls(2));
    expect(rejectionOf(answer)).toEqual(refused);
    expect(gateway.seen.count).toBe(30);
    expect(policiesIn(answer.headers)['vendor-calls-per-token']).toEqual({ q: 30, w: 60, r: 0, t: expect.any(Number) });
    expect((await as('kst_a', '{ total }')).status).toBe(200);
    expect((await as('kst_b', calls(30))).status).toBe(200);
    expect(policiesIn((await as('kst_b', calls(1))).headers)['vendor-calls-per-company']).toMatchObject({
      q: 60,
      r: 0,
    });
  });

  it('are told to be too many for any window where they are', async () => {
    const { gateway, as } = await start({ rates: ratesWith({}, { token: 5 }) });
    const answer = await as('kst_a', calls(6));
    expect(rejectionOf(answer)).toEqual(refused);
    expect(answer.body.errors?.[0]?.message).toMatch(/needs 6 of vendor-calls-per-token, which allows 5 in 60 seconds/);
    expect(gateway.seen.count).toBe(0);
    expect((await as('kst_a', calls(5))).status).toBe(200);
  });

  it('are counted when they are run by a session, too', async () => {
    const { gateway } = await start({ rates: ratesWith({}, { person: 2 }) });
    const headers = { cookie: sessionCookie() };
    const statuses: number[] = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await gateway.run(count, headers, { by: 1 })).status);
    expect([statuses, gateway.seen.count]).toEqual([[200, 200, 429], 2]);
  });
});

describe('several gateways', () => {
  it('share each rate: what one has given out the other refuses', async () => {
    const rateStore = createRateStoreInMemory();
    const rates = ratesWith({ token: 6 * (requestPoints + 1) });
    const [one, two] = [await start({ rateStore, rates }), await start({ rateStore, rates })];
    expect((await one.as('kst_a', calls(20))).status).toBe(200);
    expect((await two.as('kst_a', calls(11))).status).toBe(429);
    expect((await two.as('kst_b', calls(10))).status).toBe(200);
    const statuses: number[] = [];
    for (let n = 0; n < 8; n += 1) statuses.push((await (n % 2 ? one : two).as('kst_other', '{ total }')).status);
    // Never more than the quota; the price is a portion that one gateway holds and does not use.
    expect([5, 6]).toContain(statuses.filter((status) => status === 200).length);
    expect((await one.as('kst_other', '{ total }')).status).toBe(429);
    expect((await two.as('kst_other', '{ total }')).status).toBe(429);
  });

  it('ask for portions: many requests need few statements', async () => {
    const rateStore = createRateStoreInMemory();
    const { as } = await start({ rateStore });
    for (let n = 0; n < 100; n += 1) expect((await as('kst_a', '{ total }')).status).toBe(200);
    expect(rateStore.asked.length).toBeLessThanOrEqual(6);
  });

  it('go on while the shared rate limits cannot be reached, each within the quota once', async () => {
    const rateStore = createRateStoreInMemory();
    rateStore.isDown = true;
    const { gateway, as } = await start({ rateStore, rates: ratesWith({ token: 5 * (requestPoints + 1) }) });
    const statuses: number[] = [];
    for (let n = 0; n < 8; n += 1) statuses.push((await as('kst_a', '{ total }')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    expect((await as('kst_a', calls(30))).status).toBe(429);
    expect((await as('kst_b', calls(30))).status).toBe(200);
    expect((await as('kst_b', calls(1))).status).toBe(429);
    expect(
      gateway.logLines.filter((line) => line.includes('shared rate limits cannot be reached')).length,
    ).toBeGreaterThan(0);
    expect(gateway.logLines.join()).not.toContain('"level":50');
  });
});
