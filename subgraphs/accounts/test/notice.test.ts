import { newId, type Database, openDatabase } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { undoneJobs, until, waitingMessages } from '@konstruct/kit/testing';
import { noticeRequested } from '@konstruct/schema/messages';
import type { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailNoticeJob } from '../job-definitions.ts';
import { type AccountsService, openAccountsService } from './accounts-service.ts';

let accounts: AccountsService;
let sender: Database;
let tenantId: string;
beforeAll(async () => {
  accounts = await openAccountsService();
  sender = await openDatabase(
    { service: 'billing', entities: [], directoryEntities: [], sends: [] },
    accounts.database.connection,
  );
  tenantId = await accounts.createTenant(undefined, { name: 'Lovelace & Sons' });
});
afterAll(async () => {
  await sender.close();
  await accounts.close();
});

async function member(role: string, company = tenantId): Promise<string> {
  const { id, email } = await accounts.addUser('Ada', `${role.toLowerCase()}-${newId()}@example.com`);
  await accounts.addMember(company, id, role);
  return email;
}

type Notice = z.input<typeof noticeRequested.schema>;

const notice = (more: Partial<Notice> = {}): Notice => ({
  noticeId: newId(),
  roles: ['OWNER', 'BILLING'],
  subject: 'Your trial ends in three days',
  paragraphs: ['The first charge is $29.00 on 1 December.', 'Nothing to do <if> you stay.'],
  link: { label: 'Open billing', path: '/billing' },
  ...more,
});

const request = (body: Notice) =>
  sender.forTenant(tenantId).transactional((tx) => publish(tx, noticeRequested, tenantId, body));

const idle = () =>
  until(async () => {
    const messages = await waitingMessages(accounts.database, { name: noticeRequested.name });
    const mails = await undoneJobs(accounts.database, mailNoticeJob.name);
    return messages.length + mails.length === 0;
  }, 45_000);

test('a notice goes to each member with one of the roles, and to no one else', async () => {
  const [owner, billing, viewer] = [await member('OWNER'), await member('BILLING'), await member('VIEWER')];
  const elsewhere = await member('OWNER', newId());
  await request(notice());
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
  await Promise.all([request(repeated), request(repeated)]);
  await accounts.mailTo(owner, 'Once');
  await request(repeated);
  await idle();
  expect((await accounts.mailsTo(owner)).filter(({ subject }) => subject === 'Once')).toHaveLength(1);
});

test('a notice without a link says what it has to say', async () => {
  const admin = await member('ADMIN');
  await request(notice({ roles: ['ADMIN'], subject: 'No link', link: null }));
  expect((await accounts.mailTo(admin, 'No link')).links).toEqual([]);
});

test('a link that would lead to another site is refused where it is published, and is not mailed where it arrives all the same', async () => {
  const address = await member('MEMBER');
  const body = notice({ roles: ['MEMBER'], subject: 'Elsewhere', link: { label: 'Open', path: '//evil.example' } });
  await expect(request(body)).rejects.toThrow(/path/);
  await sender
    .forTenant(tenantId)
    .transactional((tx) =>
      tx.execute(
        `select jobs.publish('accounts.notice_requested/accounts', 'accounts', ?::uuid, ?::uuid, 'forged', ?::jsonb)`,
        [...[tenantId, newId()], JSON.stringify(body)],
      ),
    );
  await until(async () => {
    const rows = await accounts.database.query(`select from jobs.outbox_messages where error like '%path%'`);
    return rows.length === 1;
  }, 45_000);
  expect(await accounts.mailsTo(address)).toEqual([]);
});
