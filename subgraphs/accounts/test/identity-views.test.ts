import { newId, openDatabase, gatewayRole, roleUrl } from '@konstruct/kit/database';
import { sessionDigest } from '@konstruct/kit/identity';
import { testOperator } from '@konstruct/kit/testing';
import { getMigrations } from 'better-auth/db/migration';
import { PostgresDialect } from 'kysely';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableNames } from '../auth/table-names.ts';
import { createTimeBasedCodes } from '../two-factor/two-factor.ts';
import { database as definition } from '../database.ts';
import { type AccountsService, openAccountsService } from './accounts-service.ts';

let accounts: AccountsService;
let gateway: Client;
beforeAll(async () => {
  accounts = await openAccountsService();
  gateway = new Client({ connectionString: roleUrl(gatewayRole, accounts.database.connection) });
  await gateway.connect();
});
afterAll(async () => {
  await gateway.end();
  await accounts.close();
});

const createCompany = (userId: string) => accounts.createTenant(testOperator(null, null, { id: userId }));

test('the gateway resolves a session by its token’s digest and a membership by company and operator', async () => {
  const page = await accounts.signedUp();
  const [cookie = ''] = [...page.jar].filter(([name]) => name.endsWith('session_token')).map(([, value]) => value);
  const [token = ''] = decodeURIComponent(cookie).split('.');
  const sessions = await gateway.query('select * from accounts_directory.sessions_view where token_digest = $1', [
    sessionDigest(token),
  ]);
  expect(sessions.rows).toEqual([
    {
      token_digest: sessionDigest(token),
      session_id: expect.any(String),
      user_id: expect.any(String),
      user_name: 'Ada Lovelace',
      user_email: page.email,
      email_verified: true,
      expires_at: expect.any(Date),
    },
  ]);
  await createCompany(sessions.rows[0].user_id);
  const members = await gateway.query('select * from accounts_directory.members_view where user_id = $1', [
    sessions.rows[0].user_id,
  ]);
  expect(members.rows).toEqual([{ tenant_id: expect.any(String), user_id: sessions.rows[0].user_id, role: 'OWNER' }]);
});

test.each([
  'select password from accounts_directory.credentials',
  'select ip_address from accounts_directory.sessions',
  'select created_at from accounts_directory.users',
  'select value from accounts_directory.verifications',
  'select text from accounts_directory.mails',
  'select password_hash from accounts_directory.pending_sign_ups',
  'select email from accounts_directory.password_resets',
  'select secret from accounts_directory.two_factors',
  'select two_factor_enabled from accounts_directory.users',
  'select name from accounts.tenants',
  'select created_at from accounts.members',
  'select created_by_name from accounts.api_tokens',
  'update accounts.api_tokens set revoked_at = null',
  'update accounts.api_tokens set last_used_at = now()',
  'delete from accounts.api_tokens',
  "update accounts.members set role = 'OWNER'",
  'delete from accounts_directory.sessions',
  "insert into accounts_directory.members_view values (gen_random_uuid(), gen_random_uuid(), 'OWNER')",
])('the gateway’s role may not: %s', async (statement) => {
  await expect(gateway.query(statement)).rejects.toMatchObject({ code: '42501' });
});

test('the service’s own role sees no member of another company, and no session at all', async () => {
  await createCompany(newId());
  const database = await openDatabase(definition, accounts.database.connection);
  try {
    expect(await database.forTenant(newId()).execute('select * from accounts.members')).toEqual([]);
    expect(await database.forTenant(null).execute('select * from accounts.members')).toEqual([]);
    await expect(database.forTenant(null).execute('select * from accounts_directory.sessions')).rejects.toThrow(
      /permission denied/,
    );
  } finally {
    await database.close();
  }
});

test('our tables are the ones that better-auth expects', async () => {
  const pool = new Pool({ connectionString: accounts.database.adminUrl, max: 1 });
  const { toBeCreated, toBeAdded } = await getMigrations({
    database: { dialect: new PostgresDialect({ pool }), type: 'postgres', schemaName: 'accounts_directory' },
    ...tableNames,
    emailAndPassword: { enabled: true },
    plugins: [createTimeBasedCodes({ clock: { now: () => new Date() } })],
  });
  await pool.end();
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});
