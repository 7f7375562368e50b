import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEchoService } from './echo-service.ts';
import { apiToken, sixTimes, openGatewayService, tenantId, type GatewayService } from './gateway-service.ts';
import { startSmallSubgraph } from './small-graph.ts';

const page = 'query Page { total tenant { name spent parent { name spent } } }';
const spending = 'query Spending { tenant { spent } }';
const count = 'mutation Count($by: Int!) { count(by: $by) }';
const leaks = /accounts\.secrets|broken\.ts|node_modules|127\.0\.0\.1|ECONNREFUSED|stacktrace|serviceName|at [A-Z]/;
let gateway: GatewayService;

describe('an error', () => {
  beforeAll(async () => void (gateway = await openGatewayService({ documents: [page, count] })));
  afterAll(() => gateway.close());

  it('that is ours becomes one constant message with the id under which it is logged', async () => {
    const { status, body } = await gateway.query('{ broken total }');
    expect(status).toBe(200);
    expect(body.data).toEqual({ broken: null, total: '12.50' });
    const [error] = body.errors ?? [];
    expect(error).toMatchObject({
      path: ['broken'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) },
    });
    expect(JSON.stringify(body)).not.toMatch(leaks);
    const line = gateway.logLines.find((text) => text.includes('accounts.secrets'));
    expect(line).toContain(error?.extensions.requestId);
  });

  it('that the caller can fix is shown as the service wrote it', async () => {
    const { body } = await gateway.run(count, {}, { by: -1 });
    expect(body.errors).toEqual([
      { message: 'It only grows.', path: ['count'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it.each([
    ['{ totl }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ total', 'GRAPHQL_PARSE_FAILED'],
    ['query A($s: Size) { echo(size: $s) }', 'BAD_USER_INPUT'],
    ['query A($s: Size) { echo(size: $s) } query B { total }', 'OPERATION_RESOLUTION_FAILURE'],
  ])('in %s is told without suggestions of what else there is', async (query, code) => {
    const { status, body } = await gateway.query(query, { s: 'SMAL' });
    expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 400, code });
    expect(JSON.stringify(body)).not.toMatch(/Did you mean|stacktrace/);
    expect(JSON.stringify(body)).not.toMatch(leaks);
  });

  it('of a null where none may be leaves no notes about the schema', async () => {
    expect((await gateway.query('{ tenant { parent { parent { name } } } }')).body.extensions).toBeUndefined();
  });

  it('of validation is answered 200 to who reads application/json, 400 to who reads GraphQL responses', async () => {
    const ask = (accept: string) =>
      gateway.post({ query: '{ totl }' }, { authorization: `Bearer ${apiToken}`, accept });
    expect((await ask('application/json')).status).toBe(200);
    expect((await ask('application/graphql-response+json')).status).toBe(400);
  });

  it('in JSON is told as one, in the shape of a GraphQL answer', async () => {
    const { status, body } = await gateway.post('{"query":');
    expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 400, code: 'BAD_REQUEST' });
  });

  it('55: never comes with a query plan', async () => {
    const headers = {
      authorization: `Bearer ${apiToken}`,
      'apollo-query-plan-experimental': '1',
      'apollo-federation-include-trace': 'ftv1',
    };
    expect(Object.keys((await gateway.post({ query: '{ total }' }, headers)).body)).toEqual(['data']);
  });

  it('55: of a schema that must not be read is told in production', async () => {
    const own = await openGatewayService({ isIntrospectable: false });
    const { body } = await own.query('{ __schema { queryType { name } } }');
    expect(body.errors?.[0]?.extensions.code).toMatch(/GRAPHQL_VALIDATION_FAILED|INTROSPECTION_DISABLED/);
    expect(body.data).toBeUndefined();
    await own.close();
  });
});

describe('58: a subgraph that is down', () => {
  it('costs its own fields and no others, and is asked again once it is back', async () => {
    const own = await openGatewayService({ documents: [page, spending, count] });
    const port = Number(new URL(own.usage.url).port);
    await own.usage.stop();

    const { status, body } = await own.query(page);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      total: null,
      tenant: { name: 'Ada & Co.', spent: null, parent: { name: 'Parent', spent: null } },
    });
    const codes = new Set(body.errors?.map(({ extensions }) => extensions.code));
    expect(codes).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
    const paths = body.errors?.map(({ path }) => path?.join('.')).toSorted();
    expect(paths).toEqual(['tenant.parent.spent', 'tenant.spent', 'total']);
    expect(JSON.stringify(body)).not.toMatch(leaks);

    const again = await startSmallSubgraph('usage', own.keys.publicJwk, own.seen, port);
    expect((await own.run(page)).body.errors).toBeUndefined();
    await again.stop();
    await own.close();
  });

  it.each([
    [
      'accounts',
      ['tenant.motto'],
      { total: '12.50', tenant: { mine: tenantId, id: tenantId, motto: null, spent: '3.25' } },
    ],
    [
      'usage',
      ['tenant.spent', 'total'],
      { total: null, tenant: { mine: tenantId, id: tenantId, motto: 'Onwards', spent: null } },
    ],
  ] as const)('of the company costs its own part: %s', async (name, missing, data) => {
    const own = await openGatewayService();
    await own[name].stop();
    const { body } = await own.query('{ total tenant { mine: id id ... { motto } spent } }');
    expect(body.data).toEqual(data);
    expect(body.errors?.map(({ path }) => path?.join('.')).toSorted()).toEqual(missing);
    expect(new Set(body.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
    await own.close();
  });

  it('that is down while identities can be checked makes no mutation run twice', async () => {
    const own = await openGatewayService({ documents: [count], limits: { subgraphMs: 300 } });
    await own.run(count, {}, { by: 1 });
    await own.accounts.stop();
    const { body } = await own.run(count, {}, { by: 1 });
    expect(body.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['count'], 'SUBGRAPH_UNAVAILABLE'],
    ]);
    expect(own.seen.count).toBe(1);
    await own.close();
  });

  it('that answers something else than GraphQL is unavailable', async () => {
    const html = await startEchoService((_request, response) =>
      response.setHeader('content-type', 'text/html').end('<h1>hello</h1>'),
    );
    const own = await openGatewayService({ documents: [spending], subgraphUrls: sixTimes(html.url) });
    const { body } = await own.run(spending);
    expect(body.errors?.[0]?.extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
    await own.close();
    await html.stop();
  });
});
