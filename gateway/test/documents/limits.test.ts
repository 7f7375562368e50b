import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiToken, openGatewayService, type GatewayService } from '../gateway-service.ts';

let gateway: GatewayService;

const nested = (depth: number) => `{ tenant ${'{ parent '.repeat(depth)}{ id }${' }'.repeat(depth)} }`;
const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, index) => `a${index}: total`).join(' ')} }`;
const doublings = (levels: number) => {
  const fragments = Array.from(
    { length: levels },
    (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`,
  );
  return `{ ...F0 } ${fragments.join(' ')} fragment F${levels} on Query { total }`;
};

async function rejection(query: string) {
  const askedBefore = gateway.seen.actors.length;
  const { status, body } = await gateway.query(query);
  expect(gateway.seen.actors.length).toBe(askedBefore);
  return { status, message: body.errors?.[0]?.message ?? '' };
}

describe('54: a document of an API token', () => {
  beforeAll(async () => void (gateway = await openGatewayService()));
  afterAll(() => gateway.close());

  it('within the limits is answered', async () => {
    expect((await gateway.query(aliases(30))).status).toBe(200);
    expect((await gateway.query(nested(10))).status).toBe(200);
  });

  it('of the standard introspection is answered where introspection is on', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    expect((await gateway.query(getIntrospectionQuery())).body.errors).toBeUndefined();
  });

  it.each([
    ['3,000 aliases', aliases(3_000), 'Syntax Error: Document contains more that 2000 tokens'],
    ['100 aliases', aliases(100), 'aliases'],
    ['50 levels', nested(50), 'nested levels'],
    ['5,000 directives', `{ total ${'@include(if: true) '.repeat(5_000)} }`, 'tokens'],
    ['100 directives', `{ ${'total @include(if: true) '.repeat(100)} }`, 'directives'],
    ['1,000 fields', `{ ${'total '.repeat(1_000)} }`, 'fields'],
    ['16 levels of doubled fragments', doublings(16), 'fields'],
    [
      'fragments within themselves',
      '{ ...A } fragment A on Query { total ...B } fragment B on Query { ...A }',
      'contains itself',
    ],
    [
      '64 levels of doubled fragments that hold nothing',
      doublings(64).replace('{ total }', '{ ...None }'),
      'Unknown fragment',
    ],
    ['one field 60 times in one place', `{ ${'tenant { id } '.repeat(60)} }`, '60 times in the same place'],
    [
      'such a field in fragments',
      `{ ${'tenant { ...F } '.repeat(8)} } fragment F on Tenant { ${'id '.repeat(8)} }`,
      '64 times in the same place',
    ],
  ])('with %s is refused before a service is asked', async (_name, query, message) => {
    const refused = await rejection(query);
    expect(refused.status).toBe(400);
    expect(refused.message).toContain(message);
  });

  it('that is too large is not validated: its other mistakes are not looked for', async () => {
    const { body } = await gateway.query(`{ ${'total '.repeat(990)} nothing }`);
    expect(body.errors?.map(({ message }) => message)).toEqual([
      'The document has 991 fields; at most 500 are allowed.',
    ]);
  });

  it('that is one of a list is refused', async () => {
    const { status, body } = await gateway.post([{ query: '{ total }' }, { query: '{ total }' }], {
      authorization: `Bearer ${apiToken}`,
    });
    expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 400, code: 'BATCH_REFUSED' });
  });

  it.each([
    ['a document of 2 MB', { query: `{ total }${' '.repeat(2_000_000)}` }],
    ['a variable of 1 MB', { query: '{ total }', variables: { text: 'x'.repeat(1_000_000) } }],
  ])('in a request with %s is refused with 413', async (_name, body) => {
    const answer = await gateway.post(body, { authorization: `Bearer ${apiToken}` });
    expect({ status: answer.status, code: answer.body.errors?.[0]?.extensions.code }).toEqual({
      status: 413,
      code: 'BODY_TOO_LARGE',
    });
  });

  it('with variables nested 50,000 deep leaves the gateway running', async () => {
    const deep = `${'['.repeat(50_000)}1${']'.repeat(50_000)}`;
    const text = `{"query":"query E($r: Range) { echo(range: $r) }","variables":{"r":${deep}}}`;
    const { body } = await gateway.post(text, { authorization: `Bearer ${apiToken}` });
    expect(body.errors).toHaveLength(1);
    expect((await gateway.query('{ total }')).status).toBe(200);
  });
});

describe('19: a caller who is slow on purpose', () => {
  beforeAll(async () => void (gateway = await openGatewayService({ limits: { requestMs: 1_500, headersMs: 1_000 } })));
  afterAll(() => gateway.close());

  it.each([
    ['headers', 'POST /graphql HTTP/1.1\r\nHost: x\r\n'],
    ['a body', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{'],
    [
      'a passed-on body',
      'POST /webhooks/slack HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
    ],
  ])('loses its connection when %s drip in', async (_name, start) => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    let received = '';
    socket.on('data', (chunk) => (received += String(chunk)));
    socket.on('error', () => undefined);
    socket.write(start);
    const drip = setInterval(() => socket.write('x'), 200);
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(drip);
    expect(received).toMatch(/^HTTP\/1\.1 408 /);
  });
});
