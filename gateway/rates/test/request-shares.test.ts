import type { Actor } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { afterEach, describe, expect, it } from 'vitest';
import type { GatewayOptions } from '../../app.ts';
import { startEchoService } from '../../test/echo-service.ts';
import { foreignTenantId, openGatewayService, sixTimes, tenantId } from '../../test/gateway-service.ts';

const actor = (id: string, of: string): Actor => ({ kind: 'token', id, name: id, tenantId: of, scopes: [] });
const tokens: Record<string, Actor> = {
  kst_a: actor('a', tenantId),
  kst_a2: actor('a2', tenantId),
  kst_b: actor('b', foreignTenantId),
};

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A gateway with subgraphs that answer once the test releases them. */
async function start(share: NonNullable<GatewayOptions['share']>) {
  const held: (() => void)[] = [];
  const slow = await startEchoService((request, response) => {
    const answer = () => response.setHeader('content-type', 'application/json').end('{"data":{"total":"1"}}');
    if (request.url === '/healthz') response.end();
    else held.push(answer);
  });
  const gateway = await openGatewayService({
    subgraphUrls: sixTimes(slow.url),
    resolveApiToken: async (text) => tokens[text] ?? null,
    share,
  });
  ends.push(gateway.close, slow.stop);
  const ask = (secret: string, signal?: AbortSignal) =>
    fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: '{"query":"{ total }"}',
      ...(signal && { signal }),
    });
  const release = () => held.splice(0).forEach((answer) => answer());
  return { gateway, held, ask, release };
}

describe('a company’s share of a gateway', () => {
  it('is so many requests at the same time, whichever token they come with; another company’s go on beside them', async () => {
    const { held, ask, release } = await start({ atOnce: 3, waiting: 50, waitMs: 60_000 });
    const many = Array.from({ length: 20 }, (_, n) => ask(n % 2 ? 'kst_a' : 'kst_a2'));
    await until(() => held.length === 3);
    const other = ask('kst_b');
    // The fourth request at the service is the other company's: those before it wait.
    await until(() => held.length === 4);
    held.pop()?.();
    expect((await other).status).toBe(200);
    let most = held.length;
    let done = 0;
    for (const each of many) void each.then(() => (done += 1));
    while (done < many.length) {
      most = Math.max(most, held.length);
      release();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await Promise.all(many)).map(({ status }) => status)).toEqual(many.map(() => 200));
    expect(most).toBe(3);
  });

  it('has a line of limited length, and who stands in it too long is refused with a typed error', async () => {
    const { held, ask, release } = await start({ atOnce: 1, waiting: 2, waitMs: 300 });
    const first = ask('kst_a');
    await until(() => held.length === 1);
    const rest = await Promise.all(Array.from({ length: 6 }, () => ask('kst_a')));
    for (const answer of rest) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
      expect(answer.headers.get('ratelimit-policy')).toContain('points-per-company');
      expect(await answer.json()).toMatchObject({
        errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1 } }],
      });
    }
    release();
    expect((await first).status).toBe(200);
    const next = ask('kst_a');
    await until(() => held.length === 1);
    release();
    expect((await next).status).toBe(200);
  });

  it('stays taken while the work goes on although the caller went away, and is given on afterwards', async () => {
    const { held, ask, release } = await start({ atOnce: 1, waiting: 5, waitMs: 60_000 });
    const gone = new AbortController();
    const first = ask('kst_a', gone.signal).catch(() => null);
    await until(() => held.length === 1);
    const waitsAndGoes = new AbortController();
    const second = ask('kst_a', waitsAndGoes.signal).catch(() => null);
    const third = ask('kst_a');
    gone.abort();
    waitsAndGoes.abort();
    expect(await Promise.all([first, second])).toEqual([null, null]);
    // The other company's request proves that the gateway has seen the earlier ones; the place is still taken.
    const other = ask('kst_b');
    await until(() => held.length === 2);
    release();
    expect((await other).status).toBe(200);
    await until(() => held.length === 1);
    release();
    expect((await third).status).toBe(200);
  });
});
