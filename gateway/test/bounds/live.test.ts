import { afterEach, beforeEach, expect, test } from 'vitest';
import { callRaw, head } from '@konstruct/kit/testing';
import {
  apiToken,
  foreignTenantId,
  sessionCookie,
  openGatewayService,
  tenantId,
  type GatewayService,
} from '../gateway-service.ts';

let gateway: GatewayService;
afterEach(() => gateway.close());
beforeEach(async () => void (gateway = await openGatewayService({ limits, isFrontOnly: true })));

const limits = { liveStreamsPerPerson: 5, liveStreamsPerCompany: 8, liveStreams: 12, liveRecheckMs: 100 };
const cookie = (token?: string, company = tenantId) => `${sessionCookie(token)}; konstruct_tenant=${company}`;

/** Listens as a page does. */
async function listen(headers: Record<string, string> = { cookie: cookie() }, search = '') {
  const leaving = new AbortController();
  const response = await fetch(`${gateway.url}/events${search}`, {
    headers: { 'accept-encoding': 'br, gzip', ...headers },
    signal: leaving.signal,
  });
  let text = '';
  const reading = (async () => {
    for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk);
  })();
  const outcome = reading.then(
    () => 'complete',
    () => 'broken off',
  );
  return {
    response,
    status: response.status,
    received: () => text,
    outcome,
    reading: outcome.then(() => undefined),
    leave: () => leaving.abort(),
  };
}
const listenTimes = (count: number, headers?: Record<string, string>) =>
  Promise.all(Array.from({ length: count }, () => listen(headers)));
const change = (topic: string) => `event: change\ndata: {"topic":"${topic}"}\n\n`;

test('an open page is notified of what changes in its company, as it happens, and of nothing in another', async () => {
  const page = await listen();
  expect(page.response.headers.get('content-type')).toBe('text/event-stream');
  expect(page.response.headers.get('content-encoding')).toBeNull();
  expect(page.response.headers.get('cache-control')).toBe('no-store');
  gateway.change('keys', foreignTenantId);
  gateway.change('agents');
  await expect.poll(page.received).toContain(change('agents'));
  gateway.change('usage');
  await expect.poll(page.received).toContain(change('usage'));
  expect(page.received()).toMatch(/^retry: \d+\nid: \d+\n\n/);
  expect(page.received()).not.toContain('keys');
});

test('a page begins with what changed since it was read, and a connection that broke with what changed since its last event', async () => {
  const readAt = Date.now();
  gateway.change('agents');
  expect((await listen()).received()).not.toContain('agents');
  const pages = [
    await listen(undefined, `?since=${readAt}`),
    await listen({ cookie: cookie(), 'last-event-id': String(readAt) }),
  ];
  for (const page of pages) await expect.poll(page.received).toContain(change('agents'));
});

test('when the company itself changes, its pages are told so and have to ask again whether they may listen', async () => {
  const page = await listen();
  gateway.change('tenant');
  await page.reading;
  expect(page.received()).toContain(change('tenant'));
});

test('what changes together with the company breaks off no stream: it ends as one that is complete', async () => {
  const page = await listen();
  gateway.change('tenant');
  gateway.change('usage');
  await page.reading;
  expect(page.received()).toContain(change('tenant'));
  expect(await page.outcome).toBe('complete');
});

test('an open stream is no reason for a warning of the process', async () => {
  const warnings: string[] = [];
  const note = ({ message }: Error) => void warnings.push(message);
  process.on('warning', note);
  const page = await listen();
  gateway.change('agents');
  await expect.poll(page.received).toContain(change('agents'));
  process.off('warning', note);
  expect(warnings).toEqual([]);
});

test('without an identity that names a company nothing is told', async () => {
  for (const headers of [
    {},
    { cookie: sessionCookie() },
    { cookie: cookie(undefined, foreignTenantId) },
    { cookie: cookie('other') },
  ]) {
    const { response, status } = await listen(headers as Record<string, string>);
    expect([status, response.headers.get('content-type')]).toEqual([401, 'application/json; charset=utf-8']);
  }
});

test('a stopping gateway ends open streams', async () => {
  const page = await listen();
  await gateway.running.stop();
  await page.reading;
  gateway = await openGatewayService({ isFrontOnly: true });
});

test('a stream whose caller is still being identified as the gateway stops is ended too', async () => {
  const { findSession } = gateway.store;
  const asked = Promise.withResolvers<void>();
  const known = Promise.withResolvers<void>();
  gateway.store.findSession = async (...words) => {
    asked.resolve();
    await known.promise;
    return findSession(...words);
  };
  const opening = fetch(`${gateway.url}/events`, { headers: { cookie: cookie() } });
  await asked.promise;
  const stopped = gateway.running.stop();
  await new Promise((resolve) => setTimeout(resolve, 200));
  known.resolve();
  await (await opening).text();
  await stopped;
  gateway = await openGatewayService({ isFrontOnly: true });
});

test('a person has so many streams open, and a company more; beyond them the answer is 429, and an ended one makes room', async () => {
  const own = await listenTimes(5);
  const response = await fetch(`${gateway.url}/events`, { headers: { cookie: cookie() } });
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '30']);
  expect(await response.json()).toMatchObject({ error: { code: 'TOO_MANY_STREAMS' } });
  // Another actor in the company: a token.
  const bearer = { authorization: `Bearer ${apiToken}` };
  expect((await listenTimes(4, bearer)).map(({ status }) => status).sort()).toEqual([200, 200, 200, 429]);
  expect((await fetch(`${gateway.url}/`)).status).toBe(200);
  own[0]?.leave();
  await expect.poll(async () => (await listen()).status).toBe(200);
});

test('streams are no open requests of their address: however many, its other requests are answered', async () => {
  await gateway.close();
  gateway = await openGatewayService({
    limits: { openRequestsPerAddress: 10, liveStreamsPerPerson: 300, liveStreamsPerCompany: 300 },
    isFrontOnly: true,
  });
  const open: Awaited<ReturnType<typeof listen>>[] = [];
  for (let n = 0; n < 300; n += 1) open.push(await listen());
  expect(open.filter(({ status }) => status !== 200)).toEqual([]);
  expect((await fetch(`${gateway.url}/`)).status).toBe(200);
  gateway.change('billing');
  await expect.poll(() => open.filter(({ received }) => received().includes(change('billing'))).length).toBe(300);
});

test('open streams end once their session has ended, and those of others go on', async () => {
  gateway.store.sessions.add('another');
  const [ending, staying] = [await listen(), await listen({ cookie: cookie('another') })];
  gateway.store.sessions.delete('session-token');
  await ending.reading;
  gateway.change('usage');
  await expect.poll(staying.received).toContain(change('usage'));
  expect((await listen()).status).toBe(401);
});

test('open streams end once the token has ended, or the member is one no longer', async () => {
  await gateway.close();
  let isLive = true;
  gateway = await openGatewayService({
    limits,
    resolveApiToken: async () => (isLive ? { kind: 'token', id: 't1', name: 'test', tenantId, scopes: [] } : null),
    isFrontOnly: true,
  });
  const streams = [await listen(), await listen({ authorization: 'Bearer kst_any' })];
  isLive = false;
  gateway.store.members.delete(tenantId);
  await Promise.all(streams.map(({ reading }) => reading));
});

test('while sessions cannot be looked up open streams go on', async () => {
  const page = await listen();
  gateway.store.isDown = true;
  await expect.poll(() => gateway.store.failures).toBeGreaterThan(2);
  gateway.store.isDown = false;
  gateway.change('usage');
  await expect.poll(page.received).toContain(change('usage'));
});

test('one look-up is made for all streams of a session, however many there are', async () => {
  await listenTimes(5);
  const before = gateway.store.lookUps;
  await expect.poll(() => gateway.store.lookUps - before).toBeGreaterThanOrEqual(2);
  const looks = gateway.store.lookUps;
  await expect.poll(() => gateway.store.lookUps).toBe(looks + 1);
});

test.each([
  ['comes behind it', (events: string, other: string) => [events, other]],
  ['came with it', (events: string, other: string) => [events + other]],
  ['came before it and waits', (events: string, other: string) => [head('GET', '/held') + events + other]],
])('what %s on the same connection is not kept until the stream ends', async (_when, write) => {
  const caller = await callRaw(gateway.url);
  for (const text of write(head('GET', '/events', { cookie: cookie() }), head('GET', '/schema.graphql'))) {
    caller.socket.write(text);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  await caller.closed;
});
