import { randomBytes } from 'node:crypto';
import { asOwner } from '@konstruct/kit/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOwner, type Owner } from '../setup/owner.ts';
import { type Server, startServer } from '../setup/server.ts';
import { runMigrate } from './run-migrate.ts';

const [secret, otherSecret] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];

const done = { code: 0, output: expect.stringContaining('the database is up to date') as string };

let server: Server;
let first: Owner;
beforeAll(async () => {
  server = await startServer();
  first = await createOwner(server.url, { name: 'owner', database: 'production', mayCreateRoles: true });
  expect((await runMigrate(first.url, secret)).output).toContain('the database is up to date');
}, 180_000);
afterAll(() => server.stop());

const admin = async <T extends object>(statement: string, url = server.url): Promise<T[]> =>
  asOwner(url, async (client) => (await client.query<T>(statement)).rows);
const roles = () =>
  admin(
    `select rolname, a.rolpassword, r.rolconfig from pg_authid a join pg_roles r using (rolname) where rolname like 'konstruct\\_%' order by 1`,
  );
const schemas = (url: string) =>
  admin(`select nspname from pg_namespace where nspname !~ '^(pg_|information_schema|public)'`, url);

test('D14: a second installation in the same PostgreSQL is refused, whichever its owner, and nothing is changed', async () => {
  const before = await roles();
  for (const name of ['owner', 'another_owner']) {
    const second = await createOwner(server.url, { name, database: `staging_of_${name}`, mayCreateRoles: true });
    // The name of the database that is in the way, no matter whether it would set the same passwords.
    const refused = {
      code: 1,
      output: expect.stringMatching(/^migrate failed: .* database production\..*of its own.*\n$/) as string,
    };
    const [one, other] = [await runMigrate(second.url, otherSecret), await runMigrate(second.url, secret)];
    expect([one, other]).toEqual([refused, refused]);
    expect(await schemas(second.adminUrl)).toEqual([]);
    await second.drop();
  }
  expect(await roles()).toEqual(before);
}, 120_000);

test('D14: beside a copy of the database, migrate goes on under the same PLATFORM_SECRET, and refuses to lock the other out by a new one', async () => {
  await admin('create database rehearsal template production owner owner');
  const url = first.url.replace(/production$/, 'rehearsal');
  await asOwner(first.adminUrl.replace(/production$/, 'rehearsal'), (client) =>
    client.query('grant connect on database rehearsal to owner'),
  );
  expect(await runMigrate(url, secret)).toEqual(done);
  const before = await roles();
  expect(await runMigrate(url, otherSecret)).toEqual({
    code: 1,
    output: expect.stringMatching(/database.* production .*PLATFORM_SECRET/) as string,
  });
  expect(await roles()).toEqual(before);
  await admin('drop database rehearsal');
}, 120_000);

test('D14: alone, an installation is given a new PLATFORM_SECRET, and its roles are taken over once its database is gone', async () => {
  const before = await roles();
  expect(await runMigrate(first.url, otherSecret)).toEqual(done);
  expect(await roles()).not.toEqual(before);
  await first.drop();
  const next = await createOwner(server.url, { name: 'owner', database: 'next', mayCreateRoles: true });
  expect(await runMigrate(next.url, secret)).toEqual(done);
  expect(await roles()).toEqual(before);
}, 180_000);
