import { randomBytes } from 'node:crypto';
import {
  asOwner,
  directoryRole,
  gatewayRole,
  rolePassword,
  roleUrl,
  tenantRole,
  workerRole,
} from '@konstruct/kit/database';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOwner } from '../setup/owner.ts';
import { type Server, startServer } from '../setup/server.ts';
import { type MigrateResult, runMigrate } from './run-migrate.ts';

const platformSecret = randomBytes(32).toString('base64url');
const roles = [...subgraphs.flatMap((name) => [tenantRole(name), directoryRole(name)]), workerRole, gatewayRole];
const done = { code: 0, output: expect.stringContaining('the database is up to date') as string };

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const admin = async <T extends object>(statement: string, values?: unknown[]): Promise<T[]> =>
  asOwner(server.url, async (client) => (await client.query<T>(statement, values)).rows);
const rolesThere = () => admin('select rolname from pg_roles where rolname = any($1)', [roles]);

async function canLogIn(role: string, databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: roleUrl(role, { databaseUrl, platformSecret }) });
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

test('D3: an owner without the right to create roles is told what to hand to an administrator, and migrates once that was run', async () => {
  const owner = await createOwner(server.url, { name: 'plain_owner', database: 'plain', mayCreateRoles: false });
  const refused = await runMigrate(owner.url, platformSecret);
  expect(refused).toEqual({
    code: 1,
    output: expect.stringMatching(/^migrate failed: .*plain_owner.*--print-roles.*\n$/) as string,
  });
  expect(await rolesThere()).toEqual([]);

  const printed = await runMigrate(owner.url, platformSecret, '--print-roles');
  expect(printed.code).toBe(0);
  for (const role of roles) expect(printed.output).not.toContain(rolePassword(role, platformSecret));
  expect(printed.output).not.toContain(platformSecret);
  // Twice: it is safe to repeat.
  for (let times = 0; times < 2; times += 1) await asOwner(server.url, (client) => client.query(printed.output));

  expect(await runMigrate(owner.url, platformSecret)).toEqual(done);
  expect(await runMigrate(owner.url, platformSecret)).toEqual({
    code: 0,
    output: 'migrate: the database is up to date.\n',
  });
  expect(await Promise.all(roles.map((role) => canLogIn(role, owner.url)))).toEqual(roles.map(() => true));

  // Setting passwords of another secret is the administrator's task too.
  const other = await runMigrate(owner.url, randomBytes(32).toString('base64url'));
  expect(other).toEqual({ code: 1, output: expect.stringContaining('--print-roles') as string });
  await owner.drop();
  for (const role of roles) await admin(`drop role ${role}`);
}, 180_000);

test('D3: an owner whose roles another administrator made is told so where the right to create roles is none to change those', async (context) => {
  const [server16] = await admin<{ is_split: boolean }>(
    "select current_setting('server_version_num')::int >= 160000 as is_split",
  );
  context.skip(!server16?.is_split, 'Before PostgreSQL 16 a role that may create roles may change them all.');
  const owner = await createOwner(server.url, { name: 'late_owner', database: 'late', mayCreateRoles: true });
  const { output: printed } = await runMigrate(owner.url, platformSecret, '--print-roles');
  const [grant] = /^grant .*$/m.exec(printed) ?? [];
  await asOwner(server.url, (client) => client.query(printed.replace(String(grant), '')));
  const refused = await runMigrate(owner.url, platformSecret);
  expect(refused).toEqual({
    code: 1,
    output: expect.stringMatching(
      /late_owner may not change roles .* not a member of konstruct_worker\. .*--print-roles/,
    ) as string,
  });
  await asOwner(server.url, (client) => client.query(String(grant)));
  expect(await runMigrate(owner.url, platformSecret)).toEqual(done);
  await owner.drop();
  for (const role of roles) await admin(`drop role ${role}`);
}, 180_000);

test('D3, D24: an owner who may create roles and nothing more migrates, again and again, and several at once', async () => {
  const owner = await createOwner(server.url, { name: 'owner', database: 'ordinary', mayCreateRoles: true });
  const atOnce = () => Promise.all(Array.from({ length: 3 }, () => runMigrate(owner.url, platformSecret)));
  const first = await atOnce();
  expect(first).toEqual([done, done, done]);
  // One process did everything, and reports it.
  const ran = first.filter(({ output }: MigrateResult) => output.includes('migrate: accounts Migration20261124034500'));
  expect(ran).toHaveLength(1);
  expect(first.filter(({ output }) => output.includes('waits until it is done'))).toHaveLength(2);
  expect(await atOnce()).toEqual([done, done, done]);
  expect(await Promise.all(roles.map((role) => canLogIn(role, owner.url)))).toEqual(roles.map(() => true));

  const strong = await admin(
    'select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)',
    [[...roles, 'owner']],
  );
  expect(strong).toEqual([{ rolname: 'owner' }]);
}, 180_000);

test("D18: no role's password is in the server's log, which holds every statement", () => {
  const log = server.log();
  expect(log).toContain('alter role "konstruct_accounts" login password \'SCRAM-SHA-256$');
  expect(roles.filter((role) => log.includes(rolePassword(role, platformSecret)))).toEqual([]);
});
