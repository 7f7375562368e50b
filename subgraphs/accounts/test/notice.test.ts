import { newId, type Database, openDatabase } from '@konstruct/kit/database';
import { send } from '@konstruct/kit/jobs';
import { testOperator, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database as definition } from '../database.ts';
import { type Accounts, startAccounts } from './start-accounts.ts';

let accounts: Accounts;
let sender: Database;
let tenantId: string;
beforeAll(async () => {
  accounts = await startAccounts();
  // Any service may be allowed to; here the receiver stands in for the sender, whose right is its own `sends`.
  await accounts.database.query(`insert into jobs.allowed (role, task) values ('konstruct_accounts', 'accounts.send_notice')`);
  sender = await openDatabase(definition, accounts.database.connection);
  const answer = await accounts.identity.ask(
    accounts.service,
    testOperator(null, null),
    'mutation ($input: CreateTenantInput!) { createTenant(input: $input) { ... on CreateTenantSuccess { tenant { id } } } }',
    { input: { name: 'Lovelace & Sons', timeZone: 'UTC', idempotencyKey: newId() } },
  );
  tenantId = (answer.data as { createTenant: { tenant: { id: string } } }).createTenant.tenant.id;
});
afterAll(async () => {
  await sender.close();
  await accounts.stop();
});

async function member(role: string, company = tenantId): Promise<string> {
  const id = newId();
  const email = `${role.toLowerCase()}-${id}@example.com`;
  await accounts.database.query(
    `insert into accounts_directory.users (id, name, email, email_verified, created_at, updated_at) values ($1, 'Ada', $2, true, now(), now())`,
    [id, email],
  );
  await accounts.database.query(`insert into accounts.members (tenant_id, user_id, role, created_at) values ($1, $2, $3, now())`, [
    company,
    id,
    role,
  ]);
  return email;
}

const notice = (more: object = {}) => ({
  noticeId: newId(),
  roles: ['owner', 'billing'],
  subject: 'Your trial ends in three days',
  paragraphs: ['The first charge is $29.00 on 1 December.', 'Nothing to do <if> you stay.'],
  link: { label: 'Open billing', path: '/billing' },
  ...more,
});

async function tell(body: object, company = tenantId) {
  await sender.forTenant(company).transactional((tx) => send(tx, 'accounts.send_notice', company, body));
}

const idle = () =>
  until(async () => {
    const waiting = await accounts.database.query(
      `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier like 'accounts.%notice'`,
    );
    return waiting.length === 0;
  }, 45_000);

test('a notice goes to each member with one of the roles, and to nobody else', async () => {
  const [owner, billing, viewer] = [await member('OWNER'), await member('BILLING'), await member('VIEWER')];
  const elsewhere = await member('OWNER', newId());
  await tell(notice());
  const mail = await accounts.mailTo(owner, 'Your trial ends in three days');
  expect(mail.links).toContain('http://localhost:4000/billing');
  expect(mail.text).toContain('Open billing:\nhttp://localhost:4000/billing');
  expect(mail.text).toContain('“Lovelace & Sons”');
  expect(mail.html).toContain('&lt;if&gt;');
  await accounts.mailTo(billing, 'Your trial ends in three days');
  await idle();
  expect([...(await accounts.mailsTo(viewer)), ...(await accounts.mailsTo(elsewhere))]).toEqual([]);
});

test('the same notice, sent again and at the same time, is mailed once', async () => {
  const owner = await member('OWNER');
  const repeated = notice({ roles: ['OWNER'], subject: 'Once' });
  await Promise.all([tell(repeated), tell(repeated)]);
  await accounts.mailTo(owner, 'Once');
  await tell(repeated);
  await idle();
  expect((await accounts.mailsTo(owner)).filter(({ subject }) => subject === 'Once')).toHaveLength(1);
});

test('a notice without a link says what it has to say', async () => {
  const admin = await member('ADMIN');
  await tell(notice({ roles: ['ADMIN'], subject: 'No link', link: null }));
  expect((await accounts.mailTo(admin, 'No link')).links).toEqual([]);
});

test('a link that would lead to another site is not sent', async () => {
  const member1 = await member('MEMBER');
  await tell(notice({ roles: ['MEMBER'], subject: 'Elsewhere', link: { label: 'Open', path: '//evil.example' } }));
  await until(async () => {
    const rows = await accounts.database.query(`select 1 from graphile_worker._private_jobs where last_error like '%path%'`);
    return rows.length === 1;
  }, 45_000);
  expect(await accounts.mailsTo(member1)).toEqual([]);
});
