import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEchoService } from '../echo-service.ts';
import { openGatewayService, tenantId, sessionCookie, type GatewayService } from '../gateway-service.ts';
import { callRaw, callRawTimes, head, type RawCaller } from '@konstruct/kit/testing';

const many = 300;
/** More than a connection's buffers take. */
const big = Buffer.alloc(16 * 1024 * 1024, 'x');
const poll = { timeout: 20_000 };
const from = (address: string) => ({ 'x-forwarded-for': address });

/** The services behind the gateway: the test decides what they answer. */
let service: Awaited<ReturnType<typeof startEchoService>>;
let held: ServerResponse[];
let gateway: GatewayService;
let callers: RawCaller[];
beforeEach(async () => {
  held = [];
  callers = [];
  service = await startEchoService((request, response) => {
    if (request.url?.includes('held')) held.push(response);
    else response.end(request.url?.includes('big') ? big : 'answer');
  });
});
afterEach(async () => {
  for (const { socket } of callers) socket.destroy();
  await gateway.close();
  await service.stop();
});

async function start(limits = {}) {
  const subgraphUrls = {
    accounts: service.url,
    agents: service.url,
    billing: service.url,
    channels: service.url,
    keys: service.url,
    usage: service.url,
  };
  gateway = await openGatewayService({ limits, portalUrl: service.url, subgraphUrls, isFrontOnly: true });
}
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${gateway.url}${path}`, { headers });

describe('answers of a service', () => {
  it('that the callers do not wait for end nothing, at whatever point they leave', async () => {
    await start();
    callers = await callRawTimes(many, gateway.url, head('GET', '/held'));
    await expect.poll(() => held.length, poll).toBe(16);
    for (const { socket } of callers) socket.resetAndDestroy();
    await Promise.all(callers.map(({ closed }) => closed));
    for (const response of held) response.end(big);
    expect(await (await get('/afterwards', from('203.0.113.1'))).text()).toBe('answer');
  });

  it('that are not read keep no other caller from the service, and are ended', async () => {
    await start({ readingGraceMs: 1_000 });
    callers = await Promise.all(
      Array.from({ length: 80 }, () => callRaw(gateway.url, head('GET', '/big', from('203.0.113.66')), false)),
    );
    expect(await (await get('/page', from('203.0.113.1'))).text()).toBe('answer');
    expect(await (await get('/page', from('203.0.113.66'))).text()).toBe('answer');
    await expect.poll(() => gateway.logLines.filter((line) => line.includes('closed early')).length, poll).toBe(80);
  });

  it('that are read slowly but bearably come to their end', async () => {
    await start({ readingGraceMs: 1_000 });
    const caller = await callRaw(gateway.url, head('GET', '/big', { connection: 'close' }));
    callers = [caller];
    const reading = setInterval(() => {
      caller.socket.resume();
      setImmediate(() => caller.socket.pause());
    }, 20);
    await caller.closed;
    clearInterval(reading);
    expect(caller.answer().length).toBeGreaterThan(big.length);
  });
});

describe('a service that is slow', () => {
  it('works on half of what it can for one address at most: another address is answered', async () => {
    await start();
    callers = await callRawTimes(many, gateway.url, head('GET', '/held', from('203.0.113.66')));
    await expect.poll(() => held.length, poll).toBe(16);
    expect(await (await get('/page', from('203.0.113.1'))).text()).toBe('answer');
    expect(held).toHaveLength(16);
    for (let answered = 0; answered < many; answered += 1) {
      await expect.poll(() => held.length, poll).toBeGreaterThan(answered);
      held[answered]?.end();
    }
    await expect.poll(() => callers.filter(({ answer }) => answer().startsWith('HTTP/1.1 200 ')).length).toBe(many);
  });

  it('answers 503 with Retry-After to a caller that found no place in time', async () => {
    await start({ placeWaitMs: 200, placesPerRoute: 2 });
    callers = await callRawTimes(1, gateway.url, head('GET', '/held', from('203.0.113.66')));
    await expect.poll(() => held.length, poll).toBe(1);
    const refused = await get('/page', from('203.0.113.66'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused.json()).toMatchObject({ error: { code: 'BUSY' } });
  });

  it('refuses requests of an address beyond what may be open, with 429 and Retry-After, and those of no other', async () => {
    await start({ openRequestsPerAddress: 10 });
    callers = await callRawTimes(10, gateway.url, head('GET', '/held', from('203.0.113.66')));
    await expect.poll(() => held.length, poll).toBe(10);
    const refused = await get('/page', from('203.0.113.66'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await refused.json()).toMatchObject({ error: { code: 'TOO_MANY_REQUESTS' } });
    expect((await get('/page', from('203.0.113.1'))).status).toBe(200);
    expect((await get('/healthz', from('203.0.113.66'))).status).toBe(200);
    held[0]?.end();
    await expect.poll(async () => (await get('/page', from('203.0.113.66'))).status).toBe(200);
  });

  it('writes few exports at once for one company, from however many addresses, until they are read', async () => {
    await start({ placeWaitMs: 300 });
    const exports = () => service.requests.filter(({ url }) => url === '/export/big').length;
    const cookie = `${sessionCookie()}; konstruct_tenant=${tenantId}`;
    callers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        callRaw(gateway.url, head('GET', '/export/big', { cookie, ...from(`203.0.113.${n}`) }), false),
      ),
    );
    await expect.poll(exports, poll).toBe(4);
    expect((await get('/export/usage.csv', { cookie, ...from('203.0.113.99') })).status).toBe(503);
    expect((await get('/export/usage.csv', from('203.0.113.99'))).status).toBe(200);
    expect(exports()).toBe(4);
    for (const { socket } of callers) socket.destroy();
    await expect.poll(async () => (await get('/export/usage.csv', { cookie })).status).toBe(200);
  });
});
