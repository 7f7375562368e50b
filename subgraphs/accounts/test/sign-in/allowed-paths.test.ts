import { afterAll, beforeAll, expect, test } from 'vitest';
import { allowedPaths } from '../../auth/auth-paths.ts';
import { type AccountsService, openAccountsService } from '../accounts-service.ts';

let accounts: AccountsService;
beforeAll(async () => void (accounts = await openAccountsService()));
afterAll(() => accounts.close());

test.each([
  ['POST', '/sign-in/social'],
  ['POST', '/update-user'],
  ['POST', '/delete-user'],
  ['POST', '/set-password'],
  ['POST', '/verify-password'],
  ['POST', '/link-social'],
  ['GET', '/list-accounts'],
  ['POST', '/unlink-account'],
  ['POST', '/revoke-sessions'],
  ['POST', '/get-access-token'],
  ['GET', '/callback/google'],
  ['GET', '/ok'],
  ['GET', '/error'],
  ['GET', '/reference'],
  ['GET', '/sign-in/email'],
  ['GET', '/verify-email'],
  ['POST', '/two-factor/get-totp-uri'],
  ['POST', '/two-factor/send-otp'],
  ['POST', '/two-factor/verify-otp'],
  ['POST', '/two-factor/view-backup-codes'],
  ['POST', '/get-session'],
  ['GET', '/'],
  ['GET', '/reset-password/../list-accounts'],
  ['GET', '/reset-password/%2e%2e%2flist-accounts/x'],
])('%s %s, which is not on the list, is 404', async (method, path) => {
  const answer = await accounts.browser().request(method, path, method === 'POST' ? {} : undefined);
  expect(answer.status).toBe(404);
});

test.each(allowedPaths.filter(({ path }) => !path.includes(':')))(
  '$method $path, which is on the list, is served',
  async ({ method, path }) => {
    const answer = await accounts.browser().request(method, path, method === 'POST' ? {} : undefined);
    expect(answer.status).not.toBe(404);
  },
);

test('a request that did not come through the gateway is refused', async () => {
  const request = () =>
    fetch(`${accounts.url}/api/auth/get-session`, { headers: { 'x-konstruct-client-ip': '203.0.113.1' } });
  expect((await request()).status).toBe(401);
  const answer = await accounts.browser().get('/get-session', { 'x-konstruct-identity': 'made up' });
  expect(answer.status).toBe(401);
});

test('a body longer than any form is refused', async () => {
  const answer = await accounts
    .browser()
    .post('/sign-in/email', { email: 'ada@example.com', password: 'x'.repeat(20_000) });
  expect(answer.status).toBe(413);
});

test('61: a page of another site can neither sign in nor act with a session', async () => {
  const owner = await accounts.signedUp();
  const elsewhere = { origin: 'https://evil.example' };
  expect(await owner.post('/sign-out', {}, elsewhere)).toMatchObject({ status: 403 });
  const signIn = { email: owner.email, password: owner.password };
  expect(await accounts.browser().post('/sign-in/email', signIn, elsewhere)).toMatchObject({ status: 403 });
  expect(await owner.isSignedIn()).toBe(true);
});

test('61: no link that we mail leads to another site', async () => {
  const signUp = {
    name: 'Ada',
    email: 'ada@example.com',
    password: 'correct horse battery',
    callbackURL: 'https://evil.example',
  };
  expect(await accounts.browser().post('/sign-up/email', signUp)).toMatchObject({ status: 403 });
  const reset = { email: 'ada@example.com', redirectTo: '//evil.example' };
  expect(await accounts.browser().post('/request-password-reset', reset)).toMatchObject({ status: 403 });
});

test('guesses are counted by the address that the gateway names, whatever else a client sends', async () => {
  const guess = (address: string, forwarded: string) =>
    accounts
      .browser()
      .post(
        '/sign-in/email',
        { email: `${forwarded}@example.com`, password: 'x'.repeat(200) },
        { 'x-konstruct-client-ip': address, 'x-forwarded-for': forwarded },
      );
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, index) => guess('203.0.113.7', `198.51.100.${index}`)),
  );
  const counts = Object.groupBy(answers, ({ status }) => String(status));
  expect(counts['400']).toHaveLength(20);
  expect(counts['429']).toHaveLength(4);
  expect(await guess('203.0.113.8', '203.0.113.7')).toMatchObject({ status: 400 });
});

test('behind https the session’s cookie is secure, http-only and lax', async () => {
  const secure = await openAccountsService({ publicUrl: 'https://konstruct.example' });
  try {
    const page = await secure.signedUp();
    const { cookies } = await secure.browser().post('/sign-in/email', { email: page.email, password: page.password });
    expect(cookies[0]).toMatch(/^__Secure-better-auth\.session_token=/);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Secure-/);
      expect(cookie).toMatch(/; Secure/i);
      expect(cookie).toMatch(/; HttpOnly/i);
      expect(cookie).toMatch(/; SameSite=Lax/i);
    }
  } finally {
    await secure.close();
  }
});
