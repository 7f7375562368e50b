import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Accounts, startAccounts } from './start-accounts.ts';

let accounts: Accounts;
beforeAll(async () => void (accounts = await startAccounts()));
afterAll(() => accounts.stop());

const next = 'another long password';

test('a forgotten password is reset by a mailed link, once, and every session ends', async () => {
  const owner = await accounts.signedUp();
  const visitor = accounts.browser();
  expect(await visitor.post('/request-password-reset', { email: owner.email, redirectTo: '/choose-password' })).toMatchObject({
    status: 200,
  });
  const { links } = await accounts.mailTo(owner.email, 'Set a new password');
  const { location } = await visitor.open(links[0] ?? '');
  expect(location).toMatch(/^http:\/\/localhost:4000\/choose-password\?token=/);
  const token = new URL(location ?? '').searchParams.get('token');

  expect(await visitor.post('/reset-password', { token, newPassword: next })).toMatchObject({ status: 200 });
  expect(await visitor.post('/reset-password', { token, newPassword: 'a third password' })).toMatchObject({ status: 400 });
  expect(await owner.isSignedIn()).toBe(false);
  expect(await visitor.post('/sign-in/email', { email: owner.email, password: owner.password })).toMatchObject({ status: 401 });
  expect(await visitor.post('/sign-in/email', { email: owner.email, password: next })).toMatchObject({ status: 200 });
  await accounts.mailTo(owner.email, 'Your password was changed');
});

test('asking for a new password answers the same whether or not there is such an account', async () => {
  const owner = await accounts.signedUp();
  const known = await accounts.browser().post('/request-password-reset', { email: owner.email });
  const unknown = await accounts.browser().post('/request-password-reset', { email: 'nobody@example.com' });
  expect(known).toEqual(unknown);
  const { links } = await accounts.mailTo(owner.email, 'Set a new password');
  expect((await accounts.browser().open(links[0] ?? '')).location).toMatch(/^http:\/\/localhost:4000\/reset-password\?token=/);
  expect(await accounts.mailsTo('nobody@example.com')).toEqual([]);
});

test('a mailbox is not flooded, from however many places somebody asks, and the answer stays the same', async () => {
  const owner = await accounts.signedUp();
  const answers: unknown[] = [];
  for (let index = 0; index < 10; index += 1)
    answers.push(await accounts.browser().post('/request-password-reset', { email: owner.email }));
  expect(answers).toEqual(Array.from({ length: 10 }, () => answers[0]));
  await until(async () => (await accounts.database.query('select 1 from accounts_directory.mails')).length === 0, 45_000);
  const mails = await accounts.mailsTo(owner.email);
  expect(mails.filter(({ subject }) => subject === 'Set a new password')).toHaveLength(8);
});

test('a reset link’s token is not in the database', async () => {
  const owner = await accounts.signedUp();
  await accounts.browser().post('/request-password-reset', { email: owner.email });
  const { links } = await accounts.mailTo(owner.email, 'Set a new password');
  const token = new URL(links[0] ?? '').pathname.split('/').at(-1) ?? 'none';
  const rows = await accounts.database.query<{ row: string }>('select v::text as row from accounts_directory.verifications v');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
});

test('61: a changed password ends every other session, whatever the caller asks for', async () => {
  const here = await accounts.signedUp();
  const there = accounts.browser();
  await there.post('/sign-in/email', { email: here.email, password: here.password });
  expect(await there.isSignedIn()).toBe(true);
  const change = { currentPassword: here.password, newPassword: next, revokeOtherSessions: false };
  expect(await here.post('/change-password', change)).toMatchObject({ status: 200 });
  expect(await there.isSignedIn()).toBe(false);
  expect(await here.isSignedIn()).toBe(true);
  await accounts.mailTo(here.email, 'Your password was changed');
});

test('an address changes only after the old one allows it and the new one is confirmed', async () => {
  const owner = await accounts.signedUp();
  const newEmail = `new-${owner.email}`;
  await owner.post('/change-email', { newEmail, callbackURL: '/settings' });
  const allow = await accounts.mailTo(owner.email, 'Allow the change of your e-mail address');
  expect(await accounts.mailsTo(newEmail)).toEqual([]);
  await owner.open(allow.links[0] ?? '');
  const confirm = await accounts.mailTo(newEmail, 'Confirm your e-mail address');
  await owner.open(confirm.links[0] ?? '');
  expect(await accounts.browser().post('/sign-in/email', { email: newEmail, password: owner.password })).toMatchObject({ status: 200 });
  expect(await accounts.browser().post('/sign-in/email', { email: owner.email, password: owner.password })).toMatchObject({ status: 401 });
});

test('signing out ends the session', async () => {
  const owner = await accounts.signedUp();
  const cookie = [...owner.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  await owner.post('/sign-out', {});
  expect(await owner.isSignedIn()).toBe(false);
  expect((await accounts.browser().get('/get-session', { cookie })).body).toEqual({ text: 'null' });
});
