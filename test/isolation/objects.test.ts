import { randomUUID } from 'node:crypto';
import { newId } from '@konstruct/kit/database';
import { createTestDatabase, type TestDatabase, testOperator } from '@konstruct/kit/testing';
import { readSdl } from '@konstruct/schema/sdl';
import { type SubgraphName, subgraphs } from '@konstruct/schema/subgraphs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rootOperations } from '../graph/operations.ts';
import { type RunningSubgraphs, startSubgraphs } from '../setup/subgraphs.ts';
import { fill, tablesOf, tenantSchemas } from './tables.ts';

const [owner, stranger] = [randomUUID(), randomUUID()];
/** One id for every object of the owner: whichever object an operation looks for, it exists. */
const ownersId = newId();

let database: TestDatabase;
let running: RunningSubgraphs;
beforeAll(async () => {
  database = await createTestDatabase();
  running = await startSubgraphs(database);
  for (const table of await tablesOf(database, tenantSchemas)) await fill(database, table, owner, ownersId);
});
afterAll(async () => {
  await running?.stop();
  await database?.drop();
});

/** Everything that the owner has, as text. */
async function ownersRows(): Promise<string> {
  const tables = await tablesOf(database, tenantSchemas);
  const rows = await Promise.all(
    tables.map(({ schema, name }) =>
      database.query(`select to_jsonb(t) as row from ${schema}.${name} t where tenant_id = $1 order by t::text`, [
        owner,
      ]),
    ),
  );
  return JSON.stringify(rows);
}

async function ask(subgraph: SubgraphName, document: string, variables: object) {
  const service = running.services[subgraph];
  if (!service) throw new Error(`${subgraph} does not run`);
  const { data, errors } = await running.identity.ask(service, testOperator(stranger), document, variables);
  return { data, codes: errors?.map(({ message, extensions }) => [message, extensions?.['code']]) };
}

/** The answer, without anything that shows which id was requested. */
function withoutIds(answer: unknown, id: string): unknown {
  const text = JSON.stringify(answer).replaceAll(id, 'the id');
  // What the operation itself created has its own ids and times.
  return JSON.parse(
    text.replace(/"(?!the id)[0-9a-f]{8}-[0-9a-f-]{27}"/g, '"an id"').replace(/"\d{4}-\d\d-\d\dT[^"]*"/g, '"a time"'),
  );
}

/** Entities that a subgraph resolves, with their fields that take no arguments and are not objects. */
function entitiesOf(subgraph: SubgraphName): string[] {
  return [...readSdl(subgraph).matchAll(/type (\w+) @key\(fields: "id"\)(?! *\{[^}]*resolvable: false)/g)].map(
    ([, name = '']) => name,
  );
}

describe.each(subgraphs)('%s', (subgraph) => {
  test('56: another company’s id finds and changes nothing, and reads like one that never was', async () => {
    const before = await ownersRows();
    for (const operation of rootOperations(subgraph).filter(({ takesId }) => takesId)) {
      const nobodys = newId();
      const foreign = await ask(subgraph, operation.text, operation.variables(ownersId));
      const unknown = await ask(subgraph, operation.text, operation.variables(nobodys));
      expect([operation.field, withoutIds(foreign, ownersId)]).toEqual([operation.field, withoutIds(unknown, nobodys)]);
      expect([operation.field, JSON.stringify(foreign.data).includes('Success')]).toEqual([operation.field, false]);
    }
    expect(await ownersRows()).toBe(before);
  });

  test('53: another company’s entity cannot be asked for directly', async () => {
    for (const type of entitiesOf(subgraph)) {
      const id = type === 'Tenant' ? owner : ownersId;
      const nobodys = newId();
      const document =
        'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }';
      const look = (wanted: string) => ask(subgraph, document, { representations: [{ __typename: type, id: wanted }] });
      expect([type, withoutIds(await look(id), id)]).toEqual([type, withoutIds(await look(nobodys), nobodys)]);
    }
  });
});

test.each([
  ['agents', 'agent'],
  ['agents', 'conversation'],
  ['channels', 'channel'],
] as const)('%s: the owner finds its own %s, so that not finding it means something', async (subgraph, field) => {
  const operation = rootOperations(subgraph).find((each) => each.field === field);
  const service = running.services[subgraph];
  if (!service || !operation) throw new Error(`${subgraph} has no ${field}`);
  const { data, errors } = await running.identity.ask(
    service,
    testOperator(owner),
    operation.text,
    operation.variables(ownersId),
  );
  expect(errors).toBeUndefined();
  expect(data?.[field]).toMatchObject({ id: ownersId });
});

test('the operations of all subgraphs that take an id are among those asked here', () => {
  const asked = subgraphs.flatMap((subgraph) => rootOperations(subgraph).filter(({ takesId }) => takesId));
  expect(asked.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['agent', 'conversation', 'channel', 'updateAgent', 'disconnectChannel', 'removeLlmKey']),
  );
});
