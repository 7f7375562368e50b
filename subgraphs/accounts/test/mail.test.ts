import { newId } from '@konstruct/kit/database';
import { testJob, undoneJobs, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDependencies, openDependencies } from '../app.ts';
import { mailPasswordResetJob, mailSignUpJob, sendMailJob } from '../job-definitions.ts';
import { handleSendMail } from '../mail/send-mail.job.ts';
import { type AccountsService, openAccountsService } from './accounts-service.ts';

let accounts: AccountsService;
beforeAll(async () => void (accounts = await openAccountsService()));
afterAll(() => accounts.close());

/** Triggers a mail to an address, as a changed password does. */
async function prepareMail(email: string) {
  const owner = await accounts.signedUp(email);
  return () =>
    owner.post('/change-password', { currentPassword: owner.password, newPassword: 'another long password' });
}
const passwordChanged = 'Your password was changed';

const outbox = () => accounts.database.query<{ id: string }>('select id from accounts_directory.mails');
const jobs = (task = sendMailJob.name) => undoneJobs(accounts.database, task);

test('a mail that was sent leaves the outbox', async () => {
  await (
    await prepareMail('ada@example.com')
  )();
  const { headers, text } = await accounts.mailTo('ada@example.com', passwordChanged);
  await until(async () => (await outbox()).length === 0);
  expect(headers['message-id']).toMatch(/^<[0-9a-f-]{36}@konstruct\.example>$/);
  expect(text).toContain('http://localhost:4000/sign-in');
});

test('a mail that the server cannot take now is sent later, once; the job carries its id alone', async () => {
  const write = await prepareMail('bob@example.com');
  await accounts.failNextMail(451);
  await write();
  const [job] = await until(async () => {
    const waiting = await jobs();
    return waiting.some(({ state }) => state === 'retry') && waiting;
  });
  const [mail] = await outbox();
  expect(job?.data).toEqual({ mailId: mail?.id });
  await accounts.mailTo('bob@example.com', passwordChanged);
  await until(async () => (await outbox()).length === 0 && (await jobs()).length === 0);
  expect((await accounts.mailsTo('bob@example.com')).filter(({ subject }) => subject === passwordChanged)).toHaveLength(
    1,
  );
});

test('a mail that the server refuses for good is not offered again', async () => {
  const write = await prepareMail('carol@example.com');
  await accounts.failNextMail(550);
  await write();
  await until(async () => (await outbox()).length === 0 && (await jobs()).length === 0);
  expect((await accounts.mailsTo('carol@example.com')).filter(({ subject }) => subject === passwordChanged)).toEqual(
    [],
  );
});

test('while the mail server is away, a mail is tried every five minutes, and after a day and a half for the last time', async () => {
  const deps = await openDependencies(accounts.parts());
  const mailer = { send: () => Promise.reject(new Error('connect ECONNREFUSED')), close: () => undefined };
  const { run: task } = handleSendMail({ ...deps, mailer });
  const mailId = newId();
  const age = (interval: string) =>
    accounts.database.query(
      `insert into accounts_directory.mails (id, recipient, subject, text, html, created_at)
       values ($1, 'dora@example.com', 'A mail', '', '', now() - $2::interval)
       on conflict (id) do update set created_at = excluded.created_at`,
      [mailId, interval],
    );
  const run = (attempt: number) => task({ mailId }, testJob({ attempt }));
  try {
    await age('1 minute');
    await expect(run(1)).rejects.toThrow('ECONNREFUSED');
    await age('20 hours');
    await run(7);
    await run(7);
    const waiting = await accounts.database.query<{ start_after: Date }>(
      'select start_after from pgboss.job where singleton_key = $1',
      [mailId],
    );
    expect(waiting).toHaveLength(1);
    expect(Number(waiting[0]?.start_after) - Date.now()).toBeLessThan(5 * 60_000 + 1);
    await age('37 hours');
    await run(7);
    expect(await outbox()).toEqual([]);
  } finally {
    await closeDependencies(deps);
  }
});

test.each([
  ['sign-up', 'Confirm your e-mail address'],
  ['password reset', 'Set a new password'],
])(
  'the link of a %s is good from when its mail was sent, however long that took, and in no table while it waits',
  async (kind, subject) => {
    const email = `${newId()}@example.com`;
    const owner = kind === 'sign-up' ? accounts.browser() : await accounts.signedUp(email);
    if (kind === 'sign-up')
      await owner.post('/sign-up/email', { name: 'Ada', email, password: 'correct horse battery' });
    else await owner.post('/request-password-reset', { email });
    const { links } = await accounts.mailTo(email, subject);
    const [link = ''] = links;

    // As after an outage of hours: requested long ago, and tried in vain until the link expired.
    const table = kind === 'sign-up' ? 'pending_sign_ups' : 'password_resets';
    const [row] = await accounts.database.query<{ id: string }>(
      `update accounts_directory.${table} set created_at = now() - interval '30 hours', link_expires_at = now() - interval '1 hour'
     where email = $1 returning id`,
      [email],
    );
    const id = row?.id ?? '';
    const confirm = async () => {
      if (kind === 'sign-up') return owner.confirm(link);
      const { location } = await owner.open(link);
      return owner.post('/reset-password', {
        token: new URL(location ?? '').searchParams.get('token'),
        newPassword: 'another long password',
      });
    };
    expect(await confirm()).toMatchObject({ status: 400 });
    const again = { signUpId: id, mailId: newId(), requestedAt: new Date().toISOString() };
    if (kind === 'sign-up') await accounts.enqueue(mailSignUpJob, again);
    else await accounts.enqueue(mailPasswordResetJob, { passwordResetId: id });
    await until(async () => (await accounts.mailsTo(email)).filter((mail) => mail.links.includes(link)).length === 2);
    expect(await outbox()).toEqual([]);
    expect(await confirm()).toMatchObject({ status: 200 });
  },
);
