import { afterEach, describe, expect, it } from 'vitest';
import type { Limits } from '../../limits/limits.ts';
import { openGatewayService, type GatewayService } from '../gateway-service.ts';
import { callRaw, callRawTimes, head } from '@konstruct/kit/testing';

let gateway: GatewayService;
afterEach(() => gateway.close());
const start = async (limits: Partial<Limits>, trustedProxies?: string[]) =>
  void (gateway = await openGatewayService({ limits, ...(trustedProxies && { trustedProxies }), isFrontOnly: true }));
const isAlive = async () => (await fetch(`${gateway.url}/healthz`)).status === 200;

describe('a connection', () => {
  it('on which nothing ever comes is closed, and so is one on which nothing but blank lines come', async () => {
    await start({ headersMs: 700 });
    const silent = await callRawTimes(300, gateway.url);
    const blank = await callRaw(gateway.url);
    const drip = setInterval(() => blank.socket.write('\r\n'), 100);
    await Promise.all([...silent, blank].map(({ closed }) => closed));
    clearInterval(drip);
  });

  it('on which blank lines follow an answer is closed as well', async () => {
    await start({ headersMs: 300, keepAliveMs: 300 });
    const caller = await callRaw(gateway.url, head('GET', '/healthz'));
    await expect.poll(caller.answer).toMatch(/^HTTP\/1\.1 200 /);
    const drip = setInterval(() => caller.socket.write('\r\n'), 100);
    await caller.closed;
    clearInterval(drip);
  });

  it('on which a head drips is answered 408', async () => {
    await start({ headersMs: 700 });
    const caller = await callRaw(gateway.url, 'GET / HTTP/1.1\r\n');
    const drip = setInterval(() => caller.socket.write('x'), 100);
    await caller.closed;
    clearInterval(drip);
    expect(caller.answer()).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('too many of one address: the one that has rested longest makes room, and none that is in use', async () => {
    await start({ connectionsPerAddress: 20, readingGraceMs: 60_000 }, ['10.0.0.1']);
    const busy = await callRaw(gateway.url, head('GET', '/healthz'));
    await expect.poll(busy.answer).toMatch(/^HTTP\/1\.1 200 /);
    const resting = await callRawTimes(40, gateway.url);
    await Promise.all([busy, ...resting.slice(0, 10)].map(({ closed }) => closed));
    expect(await isAlive()).toBe(true);
  });

  it('of a trusted proxy, which carries many callers, is counted in the whole only', async () => {
    await start({ connectionsPerAddress: 20, connections: 60 });
    const resting = await callRawTimes(50, gateway.url);
    expect(await isAlive()).toBe(true);
    expect(resting.filter(({ socket }) => socket.closed)).toEqual([]);
    await callRawTimes(50, gateway.url);
    await Promise.all(resting.slice(0, 10).map(({ closed }) => closed));
    expect(await isAlive()).toBe(true);
  });

  it('on which more requests wait for their turn than any client sends at once is ended', async () => {
    await start({ openRequestsPerConnection: 4, readingGraceMs: 60_000 });
    const caller = await callRaw(gateway.url, head('GET', '/schema.graphql').repeat(5));
    await caller.closed;
    expect(await isAlive()).toBe(true);
    const few = await callRaw(gateway.url, head('GET', '/schema.graphql').repeat(4));
    await expect.poll(() => few.answer().split('HTTP/1.1 200').length).toBe(5);
    few.socket.destroy();
  });
});
