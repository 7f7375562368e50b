import { randomUUID } from 'node:crypto';
import { baseTokenScope, tokenScopes } from '@konstruct/schema/permissions';
import { readApiSchema } from '@konstruct/schema/sdl';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { startModel } from '@konstruct/sandbox/model';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectSlack, createCompany, hire, type Operator } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';
import { answered, writeInSlack } from '../setup/sandbox.ts';
import { type Answer, makeToken, type ThirdParty, thirdParty } from '../setup/third-party.ts';
import { AddKeyDocument } from './generated/graphql.ts';
import { entityOperations, rootOperations } from './operations.ts';

/** What the scope alone does not allow: Slack redirects the browser back, so the flow begins and ends in a session. */
const needsPerson = ['startSlackInstall'];

let model: Awaited<ReturnType<typeof startModel>>;
let product: Product;
let operator: Operator;
beforeAll(async () => {
  model = await startModel({ port: 0, latencyMs: 0 });
  product = await startProduct({
    without: ['portal'],
    environment: { OPENAI_BASE_URL: `${model.url}/v1`, LLM_ALLOW_PRIVATE_HOSTS: new URL(model.url).host },
  });
  operator = await createCompany(product);
  await hire(operator);
  await connectSlack(operator, product);
  await writeInSlack(product, 'When are you open?');
  await answered(product, 1);
  const input = { providerId: 'openai', label: 'Main', key: `sk-${randomUUID()}`, idempotencyKey: randomUUID() };
  const { addLlmKey: added } = await operator.ask(AddKeyDocument, { input });
  if (added.__typename !== 'AddLlmKeySuccess') throw new Error(JSON.stringify(added));
});
afterAll(async () => {
  await product?.stop();
  await model?.stop();
});

const programs = new Map<string, Promise<ThirdParty>>();
/** A program whose token has these scopes. A company can have fifty tokens, so each is made once. */
function programWith(scopes: Iterable<string>): Promise<ThirdParty> {
  const wanted = [...new Set([baseTokenScope, ...scopes])].sort();
  const known = programs.get(wanted.join());
  const program = known ?? makeToken(operator, wanted).then(({ secret }) => thirdParty(product, secret));
  programs.set(wanted.join(), program);
  return program;
}
const programWithAllBut = (permission: string) => programWith(tokenScopes.filter((scope) => scope !== permission));
const isScope = (permission: string) => tokenScopes.some((scope) => scope === permission);

const rejections = ({ errors = [] }: Answer) => errors.filter(({ extensions }) => extensions.code === 'FORBIDDEN');
const unexpected = ({ errors = [] }: Answer) =>
  errors.filter(({ extensions }) => !['FORBIDDEN', 'BAD_USER_INPUT'].includes(extensions.code));

test('there is a document for every root field of the public graph', () => {
  const schema = buildSchema(readApiSchema());
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
    Object.keys(root?.getFields() ?? {}),
  );
  expect(new Set(rootOperations().map(({ field }) => field))).toEqual(new Set(fields));
});

describe.each(subgraphs)('root fields of %s', (subgraph) => {
  test.each(rootOperations(subgraph).map((operation) => [operation.field, operation] as const))(
    '%s: its scope is enough, and all others together are not',
    async (field, { document, permission, variables }) => {
      const isRefused = (answer: Answer) =>
        rejections(answer).some(({ path }) => path?.[0] === field && path.length === 1);
      if (permission !== baseTokenScope && permission !== null) {
        const without = await (await programWithAllBut(permission)).ask(document, variables(randomUUID()));
        expect(unexpected(without)).toEqual([]);
        expect(isRefused(without)).toBe(true);
      }
      if (permission === null || isScope(permission)) {
        const answer = await (
          await programWith(permission === null ? [] : [permission])
        ).ask(document, variables(randomUUID()));
        expect(unexpected(answer)).toEqual([]);
        expect(isRefused(answer)).toBe(needsPerson.includes(field));
      }
    },
  );
});

describe.each([...new Set(entityOperations.map(({ type }) => type))])('fields of %s', (type) => {
  test.each(
    entityOperations
      .filter((operation) => operation.type === type)
      .map((operation) => [operation.field, operation] as const),
  )(
    '%s: its scope is enough, and all others together are not',
    async (_field, { document, permission, permissions, variables }) => {
      if (permission !== baseTokenScope && permission !== null) {
        const without = await (await programWithAllBut(permission)).ask(document, variables(randomUUID()));
        expect(unexpected(without)).toEqual([]);
        expect(rejections(without)).not.toEqual([]);
      }
      if (permission === null || isScope(permission)) {
        const answer = await (await programWith(permissions)).ask(document, variables(randomUUID()));
        expect(unexpected(answer)).toEqual([]);
        expect(rejections(answer)).toEqual([]);
        // The object exists: an answer without a rejection means something.
        expect(JSON.stringify(answer.data)).toContain(`"__typename":"${type}"`);
      }
    },
  );
});
