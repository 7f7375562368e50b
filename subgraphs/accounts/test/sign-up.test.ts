import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Accounts, startAccounts } from './start-accounts.ts';

let accounts: Accounts;
beforeAll(async () => void (accounts = await startAccounts()));
afterAll(() => accounts.stop());

const password = 'correct horse battery';

test('following the mailed link confirms the address, signs in and leads back to the page that was asked for', async () => {
  const page = accounts.browser();
  const signUp = await page.post('/sign-up/email', {
    name: 'Ada',
    email: 'ada@example.com',
    password,
    callbackURL: '/sign-in?verified=1&next=%2Fcompanies%2Fnew',
  });
  expect(signUp.status).toBe(200);
  expect(await page.isSignedIn()).toBe(false);
  const { links } = await accounts.mailTo('ada@example.com', 'Confirm your e-mail address');
  const opened = await page.open(links[0] ?? '');
  expect(opened).toMatchObject({ status: 302, body: { text: '' }, location: '/sign-in?verified=1&next=%2Fcompanies%2Fnew' });
  expect(await page.isSignedIn()).toBe(true);
});

test('an operator whose address is not confirmed cannot sign in, and is sent the link again', async () => {
  const page = accounts.browser();
  await page.post('/sign-up/email', { name: 'Bob', email: 'bob@example.com', password });
  const signIn = await page.post('/sign-in/email', { email: 'bob@example.com', password });
  expect(signIn).toMatchObject({ status: 403, body: { code: 'EMAIL_NOT_VERIFIED' }, cookies: [] });
  expect(await page.isSignedIn()).toBe(false);
  await until(async () => (await accounts.mailsTo('bob@example.com')).length === 2);
});

test('sign-up answers the same for an address that has an account, and tells its owner by mail', async () => {
  await accounts.signedUp('carol@example.com');
  const known = await accounts.browser().post('/sign-up/email', { name: 'Eve', email: 'Carol@example.com', password: 'another password' });
  const unknown = await accounts
    .browser()
    .post('/sign-up/email', { name: 'Eve', email: 'nobody@example.com', password: 'another password' });
  const shape = ({ status, body }: typeof known) => {
    const user = body['user'] as Record<string, unknown>;
    return {
      status,
      token: body['token'],
      keys: Object.keys(body),
      fields: Object.keys(user),
      email: typeof user['email'],
      name: user['name'],
      image: user['image'],
    };
  };
  expect(shape(known)).toEqual(shape(unknown));
  const mail = await accounts.mailTo('carol@example.com', 'You already have an account');
  expect(mail.links[0]).toBe('http://localhost:4000/sign-in');
  const signIn = await accounts.browser().post('/sign-in/email', { email: 'carol@example.com', password: 'another password' });
  expect(signIn.status).toBe(401);
});

test('whoever signs up with the address of somebody else gains nothing: the owner’s sign-up replaces it', async () => {
  await accounts.browser().post('/sign-up/email', { name: 'Mallory', email: 'dave@example.com', password: 'the password of mallory' });
  const early = await accounts.mailTo('dave@example.com', 'Confirm your e-mail address');
  const dave = accounts.browser();
  await dave.post('/sign-up/email', { name: 'Dave', email: 'dave@example.com', password });
  const late = await accounts.mailTo('dave@example.com', 'Confirm your e-mail address');
  await until(async () => (await accounts.mailsTo('dave@example.com')).length === 2);
  const [newest] = await accounts.mailsTo('dave@example.com');

  await dave.open(early.links[0] ?? '');
  expect(await dave.isSignedIn()).toBe(false);
  await dave.open((newest ?? late).links[0] ?? '');
  expect(await dave.isSignedIn()).toBe(true);
  const mallory = await accounts.browser().post('/sign-in/email', { email: 'dave@example.com', password: 'the password of mallory' });
  expect(mallory.status).toBe(401);
});

test('a mail to an address that nobody confirmed holds nothing that the sender could choose', async () => {
  const name = 'Win a prize at evil.example';
  await accounts.browser().post('/sign-up/email', { name, email: 'frank@example.com', password });
  const mail = await accounts.mailTo('frank@example.com', 'Confirm your e-mail address');
  expect(`${mail.text}${mail.html}${JSON.stringify(mail.headers)}`).not.toContain('evil.example');
});

test.each([
  [{ name: ' ' }, 'INVALID_NAME'],
  [{ email: 'no address' }, 'INVALID_EMAIL'],
  [{ password: 'short' }, 'PASSWORD_TOO_SHORT'],
  [{ password: 'x'.repeat(129) }, 'PASSWORD_TOO_LONG'],
])('sign-up with %j is refused as %s', async (fault, code) => {
  const answer = await accounts.browser().post('/sign-up/email', { name: 'Grace', email: 'grace@example.com', password, ...fault });
  expect(answer).toMatchObject({ status: 400, body: { code, message: expect.any(String) } });
});

test.each([{ image: 'https://evil.example/x.png' }, { emailVerified: true }, { id: '00000000-0000-4000-8000-000000000000' }])(
  'sign-up refuses %j, which it does not ask for',
  async (extra) => {
    const answer = await accounts.browser().post('/sign-up/email', { name: 'Heidi', email: 'heidi@example.com', password, ...extra });
    expect(answer.status).toBe(400);
  },
);
