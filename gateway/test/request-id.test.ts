import { randomUUID } from 'node:crypto';
import { createIdentitySigner } from '@konstruct/kit/identity';
import { createLogger } from '@konstruct/kit/process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiToken, sixTimes, openGatewayService, tenantId, type GatewayService } from './gateway-service.ts';
import { startSmallSubgraph } from './small-graph.ts';

let gateway: GatewayService;
beforeAll(async () => void (gateway = await openGatewayService()));
afterAll(() => gateway.close());

test('one id stands in the answer, in the error, and in what the gateway and the service log of the request', async () => {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const log = createLogger({ name: 'accounts', level: 'info', destination });
  const accounts = await startSmallSubgraph('accounts', gateway.keys.publicJwk, gateway.seen, 0, log);
  const own = await openGatewayService({
    subgraphUrls: { ...sixTimes(accounts.url) },
    signer: createIdentitySigner(gateway.keys.privateJwk),
  });
  const id = randomUUID();
  const headers = { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json', 'x-request-id': id };
  const response = await fetch(`${own.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: '{ broken }' }),
  });
  const { errors } = (await response.json()) as { errors: { extensions: { requestId: string } }[] };

  expect(response.headers.get('x-request-id')).toBe(id);
  expect(errors.map(({ extensions }) => extensions.requestId)).toEqual([id]);
  const failed = lines
    .map((line) => JSON.parse(line) as { msg: string; requestId?: string })
    .filter(({ msg }) => msg === 'a field failed');
  expect(failed.map(({ requestId }) => requestId)).toEqual([id]);
  expect(own.logLines.filter((line) => line.includes(id)).length).toBeGreaterThanOrEqual(2);
  await own.close();
  await accounts.stop();
});

test('a part that is down is told with the id of the request; one that is no id is replaced', async () => {
  const own = await openGatewayService({ subgraphUrls: sixTimes('http://127.0.0.1:1') });
  const { body } = await own.post(
    { query: '{ total }' },
    { authorization: `Bearer ${apiToken}`, 'x-request-id': '"><script>' },
  );
  expect(body.errors?.[0]?.extensions).toEqual({
    code: 'SUBGRAPH_UNAVAILABLE',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  await own.close();
});

test('the line of a request names its caller and its operation; probes by machines are not logged', async () => {
  gateway.logLines.length = 0;
  await fetch(`${gateway.url}/healthz`);
  await fetch(`${gateway.url}/readyz`);
  await gateway.post({ query: `query ${'A'.repeat(300)} { total }` }, { authorization: `Bearer ${apiToken}` });
  await expect.poll(() => gateway.logLines.length).toBeGreaterThan(0);
  const lines = gateway.logLines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toEqual([
    expect.objectContaining({ path: '/graphql', tenantId, operationName: 'A'.repeat(100), statusCode: 200 }),
  ]);
});

test('the public port serves readiness, and no metrics', async () => {
  const statuses = await Promise.all(
    ['/metrics', '/metrics?x', '/readyz', '/healthz'].map(
      async (path) => (await fetch(`${gateway.url}${path}`)).status,
    ),
  );
  expect(statuses).toEqual([404, 404, 200, 200]);
  expect(gateway.rest.requests.filter(({ url }) => url.startsWith('/metrics'))).toEqual([]);
});
