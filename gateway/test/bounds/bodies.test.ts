import { request as httpRequest } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { proxiedRoutes } from '../../front-door/proxied-routes.ts';
import { openGatewayService, type GatewayService } from '../gateway-service.ts';
import { callRaw, callRawTimes, head, type RawCaller } from '@konstruct/kit/testing';

/** More than any connection pool behind the gateway ever had. */
const many = 300;
const takesBodies = proxiedRoutes
  .filter(({ methods }) => methods?.includes('POST') ?? true)
  .map(({ prefix }) => prefix);

let gateway: GatewayService;
let callers: RawCaller[] = [];
const isAlive = async () => (await fetch(`${gateway.url}/healthz`)).status === 200;
const post = (path: string, body: string, from = '203.0.113.1') =>
  fetch(`${gateway.url}${path}`, { method: 'POST', body, headers: { 'x-forwarded-for': from } });
const slow = (path: string, from: string, length = 900_000) =>
  `${head('POST', path, { 'content-length': length, 'x-forwarded-for': from })}x`;
const open = () => callers.filter(({ socket, answer }) => !socket.closed && answer() === '');

function leaveAll(): void {
  for (const { socket } of callers) socket.destroy();
  callers = [];
}

describe.each(takesBodies)('bodies at %s that are begun and not ended', (path) => {
  beforeAll(async () => void (gateway = await openGatewayService({ isFrontOnly: true })));
  afterEach(leaveAll);
  afterAll(() => gateway.close());

  it('keep no other caller from the service, however many they are', async () => {
    callers = await callRawTimes(many, gateway.url, slow(path, '203.0.113.66'));
    expect((await post(path, 'from a bystander')).status).toBe(200);
    expect((await post(path, 'from the same address', '203.0.113.66')).status).toBe(200);
    expect(gateway.rest.requests.filter(({ url }) => url === path).map(({ body }) => body.length)).toEqual([16, 21]);
  });

  it('are given up without a trace, however many they are', async () => {
    callers = await callRawTimes(many, gateway.url, slow(path, '203.0.113.66'));
    await isAlive();
    await Promise.all(callers.map(({ socket, closed }) => (socket.resetAndDestroy(), closed)));
    expect((await post(path, 'afterwards')).status).toBe(200);
    expect(gateway.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});

describe('a body', () => {
  const limits = {
    arrivalGraceMs: 1_000,
    leastBytesPerSecond: 1_000,
    bodyBytes: 300_000,
    bodyBytesPerAddress: 200_000,
    stalledRequestsPerAddress: 10,
    proxiedBodyBytes: 150_000,
  };
  beforeAll(async () => void (gateway = await openGatewayService({ limits, isFrontOnly: true })));
  afterEach(leaveAll);
  afterAll(() => gateway.close());

  it.each(['/webhooks/slack', '/graphql'])(
    'at %s that drips is refused with 408, and its connection closed',
    async (path) => {
      const caller = await callRaw(
        gateway.url,
        head('POST', path, { 'content-length': 5_000, 'content-type': 'application/json' }),
      );
      const drip = setInterval(() => caller.socket.write('x'), 100);
      await caller.closed;
      clearInterval(drip);
      expect(caller.answer()).toMatch(/^HTTP\/1\.1 408 .*REQUEST_TIMEOUT/s);
      expect(caller.answer()).toMatch(/connection: close/i);
    },
  );

  it('that comes at a bearable rate is taken in', async () => {
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    const sent = httpRequest(`${gateway.url}/webhooks/slack`, { method: 'POST' }, (answer) =>
      resolve(answer.resume().statusCode),
    );
    for (let piece = 0; piece < 8; piece += 1) {
      sent.write(Buffer.alloc(2_000));
      await new Promise((next) => setTimeout(next, 400));
    }
    sent.end();
    expect(await promise).toBe(200);
    expect(gateway.rest.last().body.length).toBe(16_000);
  });

  it('of many small pieces is passed on as it was', async () => {
    const pieces = Array.from({ length: 5_000 }, (_, n) => `1\r\n${n % 10}\r\n`);
    const caller = await callRaw(
      gateway.url,
      head('POST', '/webhooks/slack', { 'transfer-encoding': 'chunked', connection: 'close' }),
    );
    caller.socket.write(`${pieces.join('')}0\r\n\r\n`);
    await caller.closed;
    expect(caller.answer()).toMatch(/^HTTP\/1\.1 200 /);
    expect(gateway.rest.last().body.length).toBe(5_000);
  });

  it('finds no room beside others of its address; where all room is taken, the address that holds most makes room', async () => {
    const from = (address: string) =>
      `${head('POST', '/webhooks/slack', { 'content-length': 150_000, 'x-forwarded-for': address })}${'x'.repeat(140_000)}`;
    callers = [await callRaw(gateway.url, from('203.0.113.66'))];
    await isAlive();
    const ofTheSame = await post('/webhooks/slack', 'x'.repeat(100_000), '203.0.113.66');
    expect([ofTheSame.status, ofTheSame.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await ofTheSame.json()).toMatchObject({ error: { code: 'TOO_MANY_REQUESTS' } });
    callers.push(await callRaw(gateway.url, from('203.0.113.67')));
    await isAlive();
    expect((await post('/webhooks/slack', 'x'.repeat(100_000))).status).toBe(200);
    await expect.poll(() => callers.map((caller) => caller.answer().slice(9, 12))).toEqual(['503', '']);
    leaveAll();
    await expect.poll(async () => (await post('/webhooks/slack', 'x'.repeat(100_000))).status).toBe(200);
  });

  it('is counted for the network of an IPv6 address, all of which one caller has', async () => {
    const most = head('POST', '/webhooks/slack', { 'content-length': 150_000, 'x-forwarded-for': '2001:db8::1' });
    callers = [await callRaw(gateway.url, `${most}${'x'.repeat(140_000)}`)];
    await isAlive();
    expect((await post('/webhooks/slack', 'x'.repeat(100_000), '2001:db8::2')).status).toBe(429);
    expect((await post('/webhooks/slack', 'x'.repeat(100_000), '2001:db8:0:1::2')).status).toBe(200);
    leaveAll();
  });

  it('that waits longest for its caller is ended, where an address has too many of them', async () => {
    const text = slow('/webhooks/slack', '203.0.113.66');
    const [first] = (callers = await callRawTimes(1, gateway.url, text.replace('900000', '9000')));
    callers.push(...(await callRawTimes(14, gateway.url, text.replace('900000', '9000'))));
    await first?.closed;
    expect(first?.answer()).toMatch(/ (429|408) /);
    await expect.poll(() => open().length).toBeLessThanOrEqual(10);
  });
});
