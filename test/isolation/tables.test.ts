import { randomUUID } from 'node:crypto';
import { directoryRole, newId, roleUrl, tenantRole } from '@konstruct/kit/database';
import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { type ClientBase, Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crossTenantPolicies, directoryTables } from './allowlist.ts';
import {
  directorySchemas,
  fill,
  keysNotLedByTenant,
  partitionGrants,
  policiesOf,
  type Table,
  tablesOf,
  tenantSchemas,
} from './tables.ts';

const tenantExpression = /tenant_id = \(?NULLIF\(current_setting\('app\.tenant_id'::text, true\), ''::text\)\)?::uuid/;

let database: TestDatabase;
let tables: Table[];
beforeAll(async () => {
  database = await createTestDatabase();
  tables = await tablesOf(database, tenantSchemas);
});
afterAll(async () => {
  await Promise.all([...pools.values()].map((pool) => pool.end()));
  await database.drop();
});

const pools = new Map<string, Pool>();
/** Runs statements as a role, for a tenant or for none, and rolls everything back at the end. */
async function as<T>(role: string, tenantId: string | null, work: (client: ClientBase) => Promise<T>): Promise<T> {
  const pool = pools.get(role) ?? new Pool({ connectionString: roleUrl(role, database.connection), max: 1 });
  pools.set(role, pool);
  const client = await pool.connect();
  try {
    await client.query('begin');
    if (tenantId) await client.query(`set local app.tenant_id = '${tenantId}'`);
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('60: tenant tables', () => {
  test('every table of a service forces row security', () => {
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.filter(({ isSecured, isForced }) => !isSecured || !isForced)).toEqual([]);
  });

  test('every policy names the tenant of the transaction, but for those that are declared here', async () => {
    const policies = await policiesOf(database, tenantSchemas);
    const own = policies.filter(({ name }) => name === 'tenant');
    expect(own.map(({ table }) => table).sort()).toEqual(tables.map(({ schema, name }) => `${schema}.${name}`).sort());
    expect(
      own.filter(({ using, check }) => !tenantExpression.test(using ?? '') || !tenantExpression.test(check ?? '')),
    ).toEqual([]);
    const others = policies.filter(({ name }) => name !== 'tenant');
    expect(
      others
        .map(({ table, name, command, roles }) => `${table} ${name} ${command} ${[...roles].sort().join(',')}`)
        .sort(),
    ).toEqual([...crossTenantPolicies].sort());
  });

  test('the tenant leads every primary, unique and foreign key', async () => {
    expect(await keysNotLedByTenant(database, tenantSchemas)).toEqual([]);
  });

  test('no role may read a partition directly', async () => {
    expect(await partitionGrants(database)).toEqual([]);
  });

  test('no role but the queue’s own reaches the tables of the queue: services call its functions', async () => {
    const queue = await tablesOf(database, ['pgboss']);
    expect(queue.length).toBeGreaterThan(3);
    expect(queue.filter(({ grantees }) => grantees.length > 0)).toEqual([]);
  });

  test('no service role owns anything, is a superuser or passes by row security', async () => {
    const roles = subgraphs.flatMap((name) => [tenantRole(name), directoryRole(name)]);
    const strong = await database.query(
      'select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls or rolcreaterole or exists (select from pg_class where relowner = pg_roles.oid))',
      [roles],
    );
    expect(strong).toEqual([]);
  });

  test('a service reaches its own tables and no other’s', () => {
    const foreign = tables.filter(({ schema, grantees }) =>
      grantees.some(
        (role) => !role.startsWith(`konstruct_${schema}`) && !(schema === 'accounts' && role === 'konstruct_gateway'),
      ),
    );
    expect(foreign).toEqual([]);
  });

  test('another tenant, or none, sees and changes nothing, in any table', async () => {
    const [owner, stranger] = [randomUUID(), randomUUID()];
    for (const table of tables) {
      await fill(database, table, owner, newId());
      const name = `${table.schema}.${table.name}`;
      const role = tenantRole(table.schema);
      const count = async (client: ClientBase) =>
        Number((await client.query(`select count(*) from ${name}`)).rows[0]?.count);
      expect([name, await as(role, owner, count)]).toEqual([name, 1]);
      for (const tenantId of [stranger, null]) {
        expect([name, await as(role, tenantId, count)]).toEqual([name, 0]);
        const changed = await as(role, tenantId, async (client) => {
          const { rowCount } = await client.query(`delete from ${name}`);
          return rowCount;
        });
        expect([name, changed]).toEqual([name, 0]);
      }
      // Either rejected, or, if rows are never changed, nothing to change.
      const moved = await as(role, owner, (client) =>
        client.query(`update ${name} set tenant_id = '${randomUUID()}'`),
      ).then(
        ({ rowCount }) => rowCount,
        (error: Error) => error.message,
      );
      expect([name, moved]).toEqual([
        name,
        expect.toSatisfy((seen) => seen === 0 || /row-level security|permission denied/.test(String(seen))),
      ]);
    }
  });
});

describe('directory tables', () => {
  test('every one of them is on the list, and only its own directory role reaches it', async () => {
    const found = await tablesOf(database, directorySchemas);
    expect(found.map(({ schema, name }) => `${schema}.${name}`)).toEqual([...directoryTables].sort());
    const foreign = found.filter(({ schema, grantees }) =>
      grantees.some(
        (role) => role !== `konstruct_${schema}` && !(schema === 'accounts_directory' && role === 'konstruct_gateway'),
      ),
    );
    expect(foreign).toEqual([]);
  });

  test('views show what the reader may see, and functions with rights of their own pin their search path', async () => {
    const views = await database.query(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any($1) and c.relkind = 'v' and not coalesce('security_invoker=true' = any(c.reloptions), false)`,
      [[...tenantSchemas, ...directorySchemas]],
    );
    expect(views).toEqual([]);
    const functions = await database.query(
      `select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = any($1) and p.prosecdef and not exists (select from unnest(p.proconfig) c where c like 'search_path=%')`,
      [[...tenantSchemas, ...directorySchemas, ...tenantSchemas.map((name) => `${name}_functions`), 'jobs']],
    );
    expect(functions).toEqual([]);
  });
});
