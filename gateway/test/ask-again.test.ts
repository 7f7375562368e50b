import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sixTimes, openGatewayService } from './gateway-service.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => void (await Promise.all(ends.splice(0).map((end) => end()))));

/** A service that breaks its connections once they have carried a request, like a copy that is killed. */
async function startBreaking() {
  const asked: string[] = [];
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      asked.push(String(bytes).split('\r\n')[0] ?? '');
      socket.resetAndDestroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

async function gatewayBefore(url: string) {
  const gateway = await openGatewayService({ subgraphUrls: sixTimes(url), portalUrl: url, isFrontOnly: true });
  ends.push(() => gateway.close());
  return gateway;
}

describe('what broke on its way to a service', () => {
  it.each([
    ['GET', '/some/page', 2],
    ['POST', '/webhooks/slack', 2],
    ['POST', '/webhooks/stripe', 2],
    ['POST', '/some/form', 1],
    ['POST', '/api/auth/sign-in/email', 1],
    ['GET', '/oauth/slack/callback?code=1&state=2', 1],
  ])('%s %s is asked %i times', async (method, path, times) => {
    const service = await startBreaking();
    const gateway = await gatewayBefore(service.url);
    const before = service.asked.length;
    const answer = await fetch(`${gateway.url}${path}`, {
      method,
      redirect: 'manual',
      ...(method === 'POST' && {
        body: '{}',
        headers: { 'content-type': 'application/json', origin: 'http://konstruct.test:4000' },
      }),
    });
    expect(answer.status).toBe(502);
    const own = service.asked.slice(before).filter((head) => head.includes(path.split('?')[0] ?? ''));
    expect(own).toHaveLength(times);
  });

  it('a question of the graph is asked twice, a mutation once', async () => {
    const service = await startBreaking();
    const gateway = await gatewayBefore(service.url);
    const asks = () => service.asked.filter((head) => head.includes('/graphql')).length;
    const first = await gateway.query('{ echo(text: "x") }');
    expect([first.body.errors?.[0]?.extensions.code, asks()]).toEqual(['SUBGRAPH_UNAVAILABLE', 2]);
    const second = await gateway.query('mutation { count(by: 1) }');
    expect([second.body.errors?.[0]?.extensions.code, asks()]).toEqual(['SUBGRAPH_UNAVAILABLE', 3]);
  });
});
