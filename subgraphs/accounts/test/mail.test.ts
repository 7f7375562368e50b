import { undoneJobs, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendMailJob } from '../job-definitions.ts';
import { type Accounts, startAccounts } from './start-accounts.ts';

let accounts: Accounts;
beforeAll(async () => void (accounts = await startAccounts()));
afterAll(() => accounts.stop());

const signUp = (email: string) => accounts.browser().post('/sign-up/email', { name: 'Ada', email, password: 'correct horse battery' });

async function failNext(code: number) {
  await fetch(`http://127.0.0.1:${accounts.mail.port}/_control/smtp-faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, times: 1 }),
  });
}

const outbox = () => accounts.database.query<{ id: string }>('select id from accounts_directory.mails');
const jobs = () => undoneJobs(accounts.database, sendMailJob.name);

test('a mail that was sent leaves the outbox', async () => {
  await signUp('ada@example.com');
  const { headers, text } = await accounts.mailTo('ada@example.com', 'Confirm your e-mail address');
  await until(async () => (await outbox()).length === 0);
  expect(headers['message-id']).toMatch(/^<[0-9a-f-]{36}@konstruct\.example>$/);
  expect(text).toContain('http://localhost:4000/api/auth/verify-email?token=');
});

test('a mail that the server cannot take now is sent later, once; the job carries its id alone', async () => {
  await failNext(451);
  await signUp('bob@example.com');
  const [job] = await until(async () => {
    const waiting = await jobs();
    return waiting.some(({ state }) => state === 'retry') && waiting;
  });
  const [mail] = await outbox();
  expect(job?.data).toEqual({ mailId: mail?.id });
  await accounts.mailTo('bob@example.com', 'Confirm your e-mail address');
  await until(async () => (await outbox()).length === 0 && (await jobs()).length === 0);
  expect(await accounts.mailsTo('bob@example.com')).toHaveLength(1);
});

test('a mail that the server refuses for good is not offered again', async () => {
  await failNext(550);
  await signUp('carol@example.com');
  await until(async () => (await outbox()).length === 0 && (await jobs()).length === 0);
  expect(await accounts.mailsTo('carol@example.com')).toEqual([]);
});
