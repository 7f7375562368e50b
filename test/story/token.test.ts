import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  CompanyDocument,
  EmployeeDocument,
  EndTokenDocument,
  HireDocument,
  TokensDocument,
} from '../graph/generated/graphql.ts';
import { createCompany, hire, type Operator } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';
import { makeToken, textOf, thirdParty } from '../setup/third-party.ts';

let product: Product;
let operator: Operator;
let other: Operator;
let agentId: string;
beforeAll(async () => {
  product = await startProduct({ without: ['portal'], environment: { LOG_LEVEL: 'debug' } });
  [operator, other] = [await createCompany(product), await createCompany(product)];
  agentId = await hire(operator);
});
afterAll(() => product?.stop());

/** Calls the API as a shell script does. */
async function curl(secret: string, query: string, ...more: string[]) {
  const body = JSON.stringify({ query });
  const headers = ['-H', `Authorization: Bearer ${secret}`, '-H', 'Content-Type: application/json'];
  const { stdout } = await promisify(execFile)('curl', [
    '-s',
    '-w',
    '\n%{http_code}',
    `${product.url}/graphql`,
    ...headers,
    '-d',
    body,
    ...more,
  ]);
  const [answer = '', status] = stdout.split(/\n(?=\d{3}$)/);
  return {
    status: Number(status),
    ...(JSON.parse(answer) as { data?: unknown; errors?: { message: string; extensions: { code: string } }[] }),
  };
}

const unauthenticated = { status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };

test('a token is used by curl, shows up as used, is revoked, and is refused at the next request', async () => {
  const { id, secret } = await makeToken(operator, ['agents:read']);
  expect(await curl(secret, '{ tenant { name agents { nodes { name } } } }')).toEqual({
    status: 200,
    data: { tenant: { name: 'Acme', agents: { nodes: [{ name: 'Nora' }] } } },
  });
  const used = await until(async () =>
    (await operator.ask(TokensDocument)).tenant?.apiTokens?.find((token) => token.lastUsedAt),
  );
  expect(used).toMatchObject({ id, lastFour: secret.slice(-4), isLive: true });

  const events = await thirdParty(product, secret).open('/events');
  await operator.ask(EndTokenDocument, { input: { id } });
  expect([events.status, await events.text()]).toEqual([200, expect.stringContaining('{"topic":"tenant"}')]);
  const refused = await curl(secret, '{ tenant { name } }');
  expect(refused).toMatchObject(unauthenticated);
  expect(refused.errors?.[0]?.message).toMatch(/revoked/);
});

test('a token whose time is over is refused', async () => {
  const { secret } = await makeToken(operator, ['agents:read'], new Date(Date.now() + 4000).toISOString());
  expect((await thirdParty(product, secret).ask(CompanyDocument)).errors).toBeUndefined();
  const refused = await until(async () => {
    const answer = await thirdParty(product, secret).ask(CompanyDocument);
    return answer.errors && answer;
  });
  expect(refused).toMatchObject(unauthenticated);
});

test('a token acts in its own company alone, whatever company, cookie or id comes with it', async () => {
  const { secret } = await makeToken(other, ['agents:read', 'agents:manage']);
  const program = thirdParty(product, secret);
  const cookie = operator
    .cookies()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  const { data } = await program.send(textOf(CompanyDocument), {}, { cookie, 'x-konstruct-tenant': operator.tenantId });
  expect(data).toMatchObject({ tenant: { id: other.tenantId, viewerRole: null, agents: { nodes: [] } } });
  expect(await program.ask(EmployeeDocument, { id: agentId })).toMatchObject({ status: 200, data: { agent: null } });
});

test('a token changes what its scopes allow, and nothing else', async () => {
  const input = {
    name: 'Finn',
    role: 'Front desk',
    instructions: 'Be brief.',
    knowledge: '',
    providerId: 'practice',
    modelId: 'practice-1',
    idempotencyKey: 'by a program',
  };
  const reader = thirdParty(product, (await makeToken(operator, ['agents:read'])).secret);
  const refused = await reader.ask(HireDocument, { input });
  expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  expect((await reader.ask(CompanyDocument)).data?.tenant?.agents?.nodes.map(({ name }) => name)).toEqual(['Nora']);

  const manager = thirdParty(product, (await makeToken(operator, ['agents:read', 'agents:manage'])).secret);
  const { data } = await manager.ask(HireDocument, { input });
  expect(['CreateAgentSuccess', 'PlanLimitError']).toContain(data?.createAgent.__typename);
  const viewer = await manager.ask(CompanyDocument);
  expect(viewer.data?.tenant?.viewerPermissions).toEqual(['tenant:read', 'agents:read', 'agents:manage']);
});

test('a program may write its own questions, but not ones that are too large', async () => {
  const program = thirdParty(product, (await makeToken(operator, ['agents:read'])).secret);
  const aliases = (count: number) =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: tenant { name }`).join(' ')} }`;
  expect((await program.send(aliases(10))).errors).toBeUndefined();
  for (const query of [aliases(31), `{ tenant ${'{ agents { nodes '.repeat(9)}{ id }${' } }'.repeat(9)} }`]) {
    expect((await program.send(query)).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  }
});

test.each(['kst_', `kst_${'a'.repeat(43)}`, `kst_${'a'.repeat(42)}`, "kst_' or 1=1 --", 'eyJhbGciOiJub25lIn0.e30.'])(
  'the made-up token %s is refused',
  async (secret) => {
    const answer = await thirdParty(product, secret).send('{ tenant { name } }');
    expect(answer).toMatchObject(unauthenticated);
  },
);

test('a hundred requests are one write, and the secret is found neither in the database nor in the logs', async () => {
  const { id, secret } = await makeToken(operator, ['agents:read']);
  const program = thirdParty(product, secret);
  const versionOf = async () =>
    (await product.database.query('select xmin::text, last_used_at from accounts.api_tokens where id = $1', [id]))[0];
  await program.ask(CompanyDocument);
  const first = await until(async () => {
    const row = (await versionOf()) as { last_used_at: Date | null };
    return row.last_used_at && row;
  });
  for (let round = 0; round < 10; round += 1)
    await Promise.all(Array.from({ length: 10 }, () => program.ask(CompanyDocument)));
  expect(await versionOf()).toEqual(first);

  const rows = await product.database.query<{ row: string }>('select t::text as row from accounts.api_tokens t');
  expect(rows.map(({ row }) => row).join()).toContain(secret.slice(-4));
  expect(rows.map(({ row }) => row).join()).not.toContain(secret.slice(4, -4));
  expect(product.output()).not.toContain(secret.slice(4, -4));
});
