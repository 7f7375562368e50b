import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AccountsService, openAccountsService } from '../accounts-service.ts';

let accounts: AccountsService;
beforeAll(async () => void (accounts = await openAccountsService()));
afterAll(() => accounts.close());

const next = 'another long password';

test('a forgotten password is reset by a mailed link, once, and every session ends', async () => {
  const owner = await accounts.signedUp();
  const visitor = accounts.browser();
  expect(
    await visitor.post('/request-password-reset', { email: owner.email, redirectTo: '/choose-password' }),
  ).toMatchObject({
    status: 200,
  });
  const { links } = await accounts.mailTo(owner.email, 'Set a new password');
  const { location } = await visitor.open(links[0] ?? '');
  expect(location).toMatch(/^http:\/\/localhost:4000\/choose-password\?token=/);
  const token = new URL(location ?? '').searchParams.get('token');

  expect(await visitor.post('/reset-password', { token, newPassword: next })).toMatchObject({ status: 200 });
  expect(await visitor.post('/reset-password', { token, newPassword: 'a third password' })).toMatchObject({
    status: 400,
  });
  expect(await owner.isSignedIn()).toBe(false);
  expect(await visitor.post('/sign-in/email', { email: owner.email, password: owner.password })).toMatchObject({
    status: 401,
  });
  expect(await visitor.post('/sign-in/email', { email: owner.email, password: next })).toMatchObject({ status: 200 });
  await accounts.mailTo(owner.email, 'Your password was changed');
});

/** Requests this many reset links; returns the tokens from their mails, in no particular order. */
async function resetTokens(email: string, count: number): Promise<(string | null)[]> {
  for (let index = 0; index < count; index += 1) await accounts.browser().post('/request-password-reset', { email });
  const mails = await until(async () => {
    const found = (await accounts.mailsTo(email)).filter(({ subject }) => subject === 'Set a new password');
    return found.length === count && found;
  }, 45_000);
  return Promise.all(
    mails.map(async ({ links }) => {
      const { location } = await accounts.browser().open(links[0] ?? '');
      return new URL(location ?? '').searchParams.get('token');
    }),
  );
}

test('SEC-M9: a reset ends all other reset links and every session, and tells links that are dead before a password is typed', async () => {
  const owner = await accounts.signedUp();
  const elsewhere = accounts.browser();
  await elsewhere.post('/sign-in/email', { email: owner.email, password: owner.password });
  const [first, ...others] = await resetTokens(owner.email, 3);
  const reset = (token: string | null, newPassword: string) =>
    accounts.browser().post('/reset-password', { token, newPassword });
  expect(await reset(first ?? null, next)).toMatchObject({ status: 200 });
  for (const token of others)
    expect(await reset(token, 'a password of a stranger')).toMatchObject({
      status: 400,
      body: { code: 'INVALID_TOKEN' },
    });
  expect([await owner.isSignedIn(), await elsewhere.isSignedIn()]).toEqual([false, false]);
  const opened = await accounts.browser().get(`/reset-password/${others[0]}`);
  expect(opened).toMatchObject({ status: 302, location: 'http://localhost:4000/reset-password?error=INVALID_TOKEN' });
});

test('SEC-M9: changing the password ends the reset links that were mailed before', async () => {
  const owner = await accounts.signedUp();
  const [token] = await resetTokens(owner.email, 1);
  const wrong = { currentPassword: 'a wrong password', newPassword: next };
  expect(await owner.post('/change-password', wrong)).toMatchObject({ status: 400 });
  const opened = await accounts.browser().get(`/reset-password/${token}`);
  expect(opened.location).toContain('token=');
  expect(await owner.post('/change-password', { currentPassword: owner.password, newPassword: next })).toMatchObject({
    status: 200,
  });
  expect(
    await accounts.browser().post('/reset-password', { token, newPassword: 'a password of a stranger' }),
  ).toMatchObject({
    status: 400,
  });
});

test('a reset link that is used twice at the same moment sets one password', async () => {
  const owner = await accounts.signedUp();
  const [token] = await resetTokens(owner.email, 1);
  const answers = await Promise.all(
    ['the first password', 'the second password'].map((newPassword) =>
      accounts.browser().post('/reset-password', { token, newPassword }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
});

test.each([
  [{ newPassword: 'short' }, 'PASSWORD_TOO_SHORT'],
  [{ token: 'made up' }, 'INVALID_TOKEN'],
  [{ token: '' }, 'INVALID_TOKEN'],
])('a reset with %j is refused as %s', async (invalid, code) => {
  const token = `${newId()}.${'A'.repeat(43)}`;
  const answer = await accounts.browser().post('/reset-password', { token, newPassword: next, ...invalid });
  expect(answer).toMatchObject({ status: 400, body: { code } });
});

test('asking for a new password answers the same whether or not there is such an account', async () => {
  const owner = await accounts.signedUp();
  const known = await accounts.browser().post('/request-password-reset', { email: owner.email });
  const unknown = await accounts.browser().post('/request-password-reset', { email: 'stranger@example.com' });
  expect(known).toEqual(unknown);
  const { links } = await accounts.mailTo(owner.email, 'Set a new password');
  expect((await accounts.browser().open(links[0] ?? '')).location).toMatch(
    /^http:\/\/localhost:4000\/reset-password\?token=/,
  );
  expect(await accounts.mailsTo('stranger@example.com')).toEqual([]);
});

test('a mailbox is not flooded, from however many places it is asked for, and the answer stays the same', async () => {
  const owner = await accounts.signedUp();
  const answers: unknown[] = [];
  for (let index = 0; index < 10; index += 1)
    answers.push(await accounts.browser().post('/request-password-reset', { email: owner.email }));
  expect(answers).toEqual(Array.from({ length: 10 }, () => answers[0]));
  const resets = async () =>
    (await accounts.mailsTo(owner.email)).filter(({ subject }) => subject === 'Set a new password');
  await until(async () => (await resets()).length >= 8, 45_000);
  const [waiting] = await accounts.database.query<{ n: string }>(
    'select count(*) as n from accounts_directory.password_resets where email = $1',
    [owner.email],
  );
  expect([(await resets()).length, waiting?.n]).toEqual([8, '8']);
});

test('a reset link’s token is not in the database', async () => {
  const owner = await accounts.signedUp();
  await accounts.browser().post('/request-password-reset', { email: owner.email });
  const { links } = await accounts.mailTo(owner.email, 'Set a new password');
  const token = new URL(links[0] ?? '').pathname.split('/').at(-1) ?? 'none';
  const rows = await accounts.database.query<{ row: string }>(
    'select r::text as row from accounts_directory.password_resets r',
  );
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

/** Presses the button on the page that a mail about a change of address leads to. */
function press(page: Pick<ReturnType<AccountsService['browser']>, 'post'>, link = '') {
  expect(link).toMatch(/^http:\/\/localhost:4000\/confirm-email-change\?token=/);
  return page.post('/confirm-email-change', { token: new URL(link).searchParams.get('token') });
}

test('the links of a change of address do nothing by being opened: only the operator who is signed in changes it', async () => {
  const [owner, other] = [await accounts.signedUp(), await accounts.signedUp()];
  await owner.post('/change-email', { newEmail: `new-${owner.email}` });
  const { links } = await accounts.mailTo(owner.email, 'Approve your e-mail address change');
  expect(await press(accounts.browser(), links[0])).toMatchObject({ status: 401 });
  expect(await press(other, links[0])).toMatchObject({ status: 400, body: { code: 'INVALID_TOKEN' } });
  expect(await accounts.mailsTo(`new-${owner.email}`)).toEqual([]);
  expect(await press(owner, `${links[0]}x`)).toMatchObject({ status: 400, body: { code: 'INVALID_TOKEN' } });
});

test('a change to an address that has an account goes on like every other, and tells the owner of that account alone', async () => {
  const [owner, other] = [await accounts.signedUp(), await accounts.signedUp()];
  expect(await owner.post('/change-email', { newEmail: other.email })).toMatchObject({
    status: 200,
    body: { status: true },
  });
  const allow = await accounts.mailTo(owner.email, 'Approve your e-mail address change');
  expect(await press(owner, allow.links[0])).toMatchObject({ status: 200, body: { isChanged: false } });
  await accounts.mailTo(other.email, 'You already have an account');
});

test('an address that another user took since the mail was sent is refused', async () => {
  const owner = await accounts.signedUp();
  const newEmail = `new-${owner.email}`;
  await owner.post('/change-email', { newEmail });
  await press(owner, (await accounts.mailTo(owner.email, 'Approve your e-mail address change')).links[0]);
  const { links } = await accounts.mailTo(newEmail, 'Confirm your e-mail address');
  await accounts.addUser('Eve', newEmail);
  expect(await press(owner, links[0])).toMatchObject({ status: 400, body: { code: 'INVALID_TOKEN' } });
});

test('an address changes only after the old one allows it and the new one is confirmed', async () => {
  const owner = await accounts.signedUp();
  const newEmail = `new-${owner.email}`;
  await owner.post('/change-email', { newEmail, callbackURL: '/settings' });
  const allow = await accounts.mailTo(owner.email, 'Approve your e-mail address change');
  expect(await accounts.mailsTo(newEmail)).toEqual([]);
  expect(await press(owner, allow.links[0])).toMatchObject({ status: 200, body: { isChanged: false } });
  const confirm = await accounts.mailTo(newEmail, 'Confirm your e-mail address');
  expect(await press(owner, confirm.links[0])).toMatchObject({ status: 200, body: { isChanged: true } });
  expect(await accounts.browser().post('/sign-in/email', { email: newEmail, password: owner.password })).toMatchObject({
    status: 200,
  });
  expect(
    await accounts.browser().post('/sign-in/email', { email: owner.email, password: owner.password }),
  ).toMatchObject({ status: 401 });
});

test('signing out ends the session', async () => {
  const owner = await accounts.signedUp();
  const cookie = [...owner.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  await owner.post('/sign-out', {});
  expect(await owner.isSignedIn()).toBe(false);
  expect((await accounts.browser().get('/get-session', { cookie })).body).toEqual({ text: 'null' });
});
