import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AccountsService, openAccountsService } from '../accounts-service.ts';

let accounts: AccountsService;
beforeAll(async () => void (accounts = await openAccountsService()));
afterAll(() => accounts.close());

const password = 'correct horse battery';
const subject = 'Confirm your e-mail address';

/** Signs up from a new browser. */
async function signUp(email: string, its = password) {
  const page = accounts.browser();
  expect(await page.post('/sign-up/email', { name: 'Ada', email, password: its })).toMatchObject({ status: 200 });
  return page;
}

async function links(email: string, count = 1): Promise<string[]> {
  const mails = await until(async () => {
    const found = (await accounts.mailsTo(email)).filter((mail) => mail.subject === subject);
    return found.length >= count && found;
  }, 45_000);
  return mails.map((mail) => mail.links[0] ?? '');
}

const signIn = async (email: string, its: string) =>
  (await accounts.browser().post('/sign-in/email', { email, password: its })).status;

test('the browser that signed up confirms by the mailed link, is signed in, and goes on where it wanted to', async () => {
  const page = accounts.browser();
  await page.post('/sign-up/email', {
    name: 'Ada',
    email: 'ada@example.com',
    password,
    callbackURL: '/invitations/accept?token=x',
  });
  expect(await page.isSignedIn()).toBe(false);
  const [link = ''] = await links('ada@example.com');
  expect(link).toMatch(/^http:\/\/localhost:4000\/verify-email\?token=/);
  expect(await page.confirm(link)).toMatchObject({ status: 200, body: { returnTo: '/invitations/accept?token=x' } });
  expect(await page.isSignedIn()).toBe(true);
  expect(await signIn('ada@example.com', password)).toBe(200);
});

test('SEC-H1: a mailed link that is only opened does nothing: neither by GET, nor by POST without browser or password', async () => {
  const page = await signUp('scanned@example.com');
  const [link = ''] = await links('scanned@example.com');
  const scanner = accounts.browser();
  const token = new URL(link).searchParams.get('token');
  expect(await scanner.get(`/verify-email?token=${token}`)).toMatchObject({ status: 404, cookies: [] });
  expect(await scanner.confirm(link)).toMatchObject({ status: 403, body: { code: 'PASSWORD_REQUIRED' } });
  expect(await scanner.isSignedIn()).toBe(false);
  expect(await signIn('scanned@example.com', password)).toBe(403);
  expect(await page.confirm(link)).toMatchObject({ status: 200 });
});

test('another device confirms with the password that was chosen at sign-up', async () => {
  await signUp('phone@example.com');
  const [link = ''] = await links('phone@example.com');
  const phone = accounts.browser();
  expect(await phone.confirm(link, 'another password')).toMatchObject({
    status: 400,
    body: { code: 'INVALID_PASSWORD' },
  });
  expect(await phone.confirm(link, password)).toMatchObject({ status: 200 });
  expect(await phone.isSignedIn()).toBe(true);
});

test('a link confirms once, and only for a day from when it was sent', async () => {
  const page = await signUp('once@example.com');
  const [link = ''] = await links('once@example.com');
  await accounts.database.query(
    `update accounts_directory.pending_sign_ups set link_expires_at = now() where email = 'once@example.com'`,
  );
  expect(await page.confirm(link)).toMatchObject({ status: 400, body: { code: 'INVALID_TOKEN' } });
  await page.post('/send-verification-email', { email: 'once@example.com' });
  const [again = ''] = await links('once@example.com', 2);
  expect(await page.confirm(again)).toMatchObject({ status: 200 });
  expect(await page.confirm(again)).toMatchObject({ status: 400, body: { code: 'INVALID_TOKEN' } });
  expect(await accounts.browser().confirm(`${again.slice(0, -1)}_`)).toMatchObject({
    status: 400,
    body: { code: 'INVALID_TOKEN' },
  });
});

test.each(['before', 'after'])(
  'SEC-H1: a stranger who signs up with the address %s its owner gains nothing and changes nothing',
  async (order) => {
    const email = `victim-${order}@example.com`;
    if (order === 'before') await signUp(email, 'the password of mallory');
    const owner = await signUp(email);
    if (order === 'after') await signUp(email, 'the password of mallory');
    // Whichever of the mails the owner opens.
    const [one = '', other = ''] = await links(email, 2);
    const elsewhere = accounts.browser();
    expect(await elsewhere.confirm(one)).toMatchObject({ status: 403 });
    expect(await owner.confirm(order === 'before' ? one : other)).toMatchObject({ status: 200 });
    expect(await signIn(email, 'the password of mallory')).toBe(401);
    expect(await signIn(email, password)).toBe(200);
    expect(
      await accounts.database.query('select 1 from accounts_directory.pending_sign_ups where email = $1', [email]),
    ).toEqual([]);
  },
);

test('SEC-H1: the owner’s password confirms by the link of a stranger’s sign-up as well', async () => {
  await signUp('shared@example.com', 'the password of mallory');
  const [stranger = ''] = await links('shared@example.com');
  await signUp('shared@example.com');
  expect(await accounts.browser().confirm(stranger, password)).toMatchObject({ status: 200 });
  expect(await signIn('shared@example.com', 'the password of mallory')).toBe(401);
});

test('SEC-H1: however often a stranger signs up with an address, its owner gets in', async () => {
  const email = 'shut@example.com';
  for (let index = 0; index < 12; index += 1) await signUp(email, `password of mallory ${index}`);
  const owner = await signUp(email);
  const all = await links(email, 8);
  await until(async () => (await accounts.database.query('select 1 from accounts_directory.mails')).length === 0);
  expect(all).toHaveLength(8);
  expect(await owner.confirm(all[0] ?? '')).toMatchObject({ status: 200 });
  expect(await signIn(email, password)).toBe(200);
});

test('SEC-H1: the owner of an address that only a stranger signed up with gets in by a new password', async () => {
  const email = 'forgotten@example.com';
  await signUp(email, 'the password of mallory');
  await accounts.browser().post('/request-password-reset', { email });
  const mail = await accounts.mailTo(email, 'Set a new password');
  const { location } = await accounts.browser().open(mail.links[0] ?? '');
  const { searchParams } = new URL(location ?? '');
  expect(searchParams.get('new')).toBe('1');
  const reset = { token: searchParams.get('token'), newPassword: password, name: 'Olga Owner' };
  expect(await accounts.browser().post('/reset-password', reset)).toMatchObject({ status: 200 });
  const owner = accounts.browser();
  expect(await owner.post('/sign-in/email', { email, password })).toMatchObject({
    status: 200,
    body: { user: { name: 'Olga Owner' } },
  });
  expect(await signIn(email, 'the password of mallory')).toBe(401);
  const [link = ''] = await links(email);
  expect(await accounts.browser().confirm(link, 'the password of mallory')).toMatchObject({
    status: 400,
    body: { code: 'INVALID_TOKEN' },
  });
});

test('an operator whose address is not confirmed cannot sign in, and is sent the link again', async () => {
  const page = await signUp('bob@example.com');
  const answer = await page.post('/sign-in/email', { email: 'bob@example.com', password });
  expect(answer).toMatchObject({ status: 403, body: { code: 'EMAIL_NOT_VERIFIED' } });
  expect(await page.isSignedIn()).toBe(false);
  expect(await links('bob@example.com', 2)).toHaveLength(2);
  expect(await signIn('bob@example.com', 'another password')).toBe(401);
});

test('sign-up answers the same for an address that has an account, and tells its owner by mail', async () => {
  await accounts.signedUp('carol@example.com');
  const body = { name: 'Eve', password: 'another password' };
  const known = await accounts.browser().post('/sign-up/email', { ...body, email: 'Carol@example.com' });
  const unknown = await accounts.browser().post('/sign-up/email', { ...body, email: 'stranger@example.com' });
  const shape = ({ status, body: answered, cookies }: typeof known) => {
    const { email, ...user } = answered['user'] as Record<string, unknown>;
    return {
      status,
      token: answered['token'],
      email: typeof email,
      name: user['name'],
      keys: Object.keys(user),
      cookies: cookies.length,
    };
  };
  expect(shape(known)).toEqual(shape(unknown));
  const mail = await accounts.mailTo('carol@example.com', 'You already have an account');
  expect(mail.links[0]).toBe('http://localhost:4000/sign-in');
  expect(await signIn('carol@example.com', 'another password')).toBe(401);
});

test('SEC-L6: what a request writes does not tell whether the address has an account', async () => {
  const { email } = await accounts.signedUp();
  const written = async (path: string, address: string) => {
    const rows = () =>
      accounts.database.query<{ n: string }>(
        `select (select count(*) from accounts_directory.password_resets) || ' ' || (select count(*) from accounts_directory.pending_sign_ups) as n`,
      );
    await accounts.database.query('truncate accounts_directory.password_resets, accounts_directory.pending_sign_ups');
    await accounts.database.query(
      `create or replace function accounts_directory.keep() returns trigger language plpgsql as $$ begin return null; end $$`,
    );
    // The job that looks the address up is prevented from deleting its row while the rows are counted.
    for (const table of ['password_resets', 'pending_sign_ups'])
      await accounts.database.query(
        `create or replace trigger keep before delete on accounts_directory.${table} for each row execute function accounts_directory.keep()`,
      );
    const { status, body } = await accounts.browser().post(path, { name: 'Ada', email: address, password });
    const [row] = await rows();
    for (const table of ['password_resets', 'pending_sign_ups'])
      await accounts.database.query(`drop trigger keep on accounts_directory.${table}`);
    return { status, keys: Object.keys(body), written: row?.n };
  };
  for (const path of ['/request-password-reset', '/sign-up/email', '/send-verification-email'])
    expect(await written(path, email), path).toEqual(await written(path, 'unknown-one@example.com'));
});

test('a mail to an address that is not confirmed holds nothing that the sender could choose', async () => {
  const name = 'Win a prize at evil.example';
  await accounts.browser().post('/sign-up/email', { name, email: 'frank@example.com', password });
  const mail = await accounts.mailTo('frank@example.com', subject);
  expect(`${mail.text}${mail.html}${JSON.stringify(mail.headers)}`).not.toContain('evil.example');
});

test.each([
  [{ name: ' ' }, 'INVALID_NAME'],
  [{ email: 'no address' }, 'INVALID_EMAIL'],
  [{ password: 'short' }, 'PASSWORD_TOO_SHORT'],
  [{ password: 'x'.repeat(129) }, 'PASSWORD_TOO_LONG'],
])('sign-up with %j is refused as %s', async (invalid, code) => {
  const answer = await accounts
    .browser()
    .post('/sign-up/email', { name: 'Grace', email: 'grace@example.com', password, ...invalid });
  expect(answer).toMatchObject({ status: 400, body: { code, message: expect.any(String) } });
});

test.each([
  { image: 'https://evil.example/x.png' },
  { emailVerified: true },
  { id: '00000000-0000-4000-8000-000000000000' },
])('sign-up refuses %j, which it does not ask for', async (extra) => {
  const answer = await accounts
    .browser()
    .post('/sign-up/email', { name: 'Heidi', email: 'heidi@example.com', password, ...extra });
  expect(answer.status).toBe(400);
});
