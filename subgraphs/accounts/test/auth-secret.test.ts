import { createHmac, randomBytes } from 'node:crypto';
import { until } from '@konstruct/kit/testing';
import { parseEnvelope, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createInvitationToken, invitationDigest } from '../invitation/invitation-token.ts';
import { authSecrets } from '../auth/auth-secrets.ts';
import { signCookiesAgain } from '../auth/signed-cookies.ts';
import { codeOf } from './authenticator.ts';
import { type Accounts, startAccounts } from './start-accounts.ts';

let accounts: Accounts;
beforeEach(async () => void (accounts = await startAccounts()));
afterEach(() => accounts.stop());

const next = randomBytes(32).toString('hex');
const forget = () => accounts.database.query(`delete from accounts_directory.rate_limits`);
const factors = () =>
  accounts.database.query<{ id: string; secret: string; backup_codes: string }>(
    'select id, secret, backup_codes from accounts_directory.two_factors',
  );

async function enrolled() {
  const page = await accounts.signedUp();
  const { body } = await page.post('/two-factor/enable', { password: page.password });
  const uri = String(body['totpURI']);
  expect(await page.post('/two-factor/verify-totp', { code: codeOf(uri) })).toMatchObject({ status: 200 });
  return { ...page, uri, codes: body['backupCodes'] as string[] };
}

test('D9 while one AUTH_SECRET takes the place of another nobody is signed out, and second factors go on, without the old one too', async () => {
  const page = await enrolled();
  // As a release before wrote it: without the name of a secret.
  const before = await factors();
  for (const { id, ...row } of before) {
    const bare = async (data: string) => {
      const { version = 0, ciphertext = data } = parseEnvelope(data) ?? {};
      const plain = await symmetricDecrypt({ key: accounts.authSecret, data: version ? ciphertext : data });
      return symmetricEncrypt({ key: accounts.authSecret, data: plain });
    };
    await accounts.database.query('update accounts_directory.two_factors set secret = $1, backup_codes = $2 where id = $3', [
      await bare(row.secret),
      await bare(row.backup_codes),
      id,
    ]);
  }

  await accounts.restart(`${accounts.authSecret},${next}`);
  expect(await page.isSignedIn()).toBe(true);
  await accounts.restart(`${next},${accounts.authSecret}`);
  expect(await page.isSignedIn()).toBe(true);
  await until(async () => {
    const versions = (await factors()).flatMap(({ secret, backup_codes: codes }) => [
      parseEnvelope(secret)?.version,
      parseEnvelope(codes)?.version,
    ]);
    return versions.length > 0 && versions.every((version) => version === authSecrets([next]).secrets[0]?.version);
  });

  await accounts.restart(next);
  await forget();
  expect(await page.isSignedIn()).toBe(false);
  const browser = accounts.browser();
  expect(await browser.post('/sign-in/email', { email: page.email, password: page.password })).toMatchObject({
    body: { twoFactorRedirect: true },
  });
  expect(await browser.post('/two-factor/verify-totp', { code: codeOf(page.uri, 1) })).toMatchObject({ status: 200 });
  expect(await browser.isSignedIn()).toBe(true);
});

test('D9 a link that was mailed before the secret changed confirms an address after it', async () => {
  const page = accounts.browser();
  const email = 'ada@example.com';
  await page.post('/sign-up/email', { name: 'Ada', email, password: 'correct horse battery' });
  const { links } = await accounts.mailTo(email, 'Confirm your e-mail address');
  await accounts.restart(`${next},${accounts.authSecret}`);
  await page.confirm(links[0] ?? '');
  expect(await page.isSignedIn()).toBe(true);
});

test('D9 an invitation is mailed with the token that it was issued with', () => {
  const sent = { tenantId: 't', id: 'i', sentCount: 1 };
  const token = createInvitationToken(['old'])(sent);
  expect(createInvitationToken(['new', 'old'])({ ...sent, tokenDigest: invitationDigest(token) })).toBe(token);
  expect(createInvitationToken(['new', 'old'])(sent)).not.toBe(token);
});

test('D9 only what an earlier secret signed is signed again', () => {
  const sign = (value: string, secret: string) => `${value}.${createHmac('sha256', secret).update(value).digest('base64')}`;
  const cookie = (value: string) => encodeURIComponent(value);
  const header = (secret: string) => `a=${cookie(sign('one', secret))}; b=plain; c=x.y; d=%E0%A4%A; e`;
  expect(signCookiesAgain(header('old'), ['new', 'old'])).toBe(header('new'));
  for (const secret of ['new', 'foreign']) expect(signCookiesAgain(header(secret), ['new', 'old'])).toBe(header(secret));
  expect(signCookiesAgain(header('old'), ['new'])).toBe(header('old'));
});
