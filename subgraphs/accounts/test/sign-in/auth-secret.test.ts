import { createHmac, randomBytes } from 'node:crypto';
import { until } from '@konstruct/kit/testing';
import { parseEnvelope, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createInvitationToken, invitationDigest } from '../../invitation/invitation-token.ts';
import { versionOf } from '../../auth/auth-secrets.ts';
import { startEncryptingAgain } from '../../auth/second-factor-secrets.ts';
import { signCookiesAgain } from '../../auth/signed-cookies.ts';
import { codeOf } from './authenticator.ts';
import { type AccountsService, openAccountsService } from '../accounts-service.ts';

let accounts: AccountsService;
beforeEach(async () => void (accounts = await openAccountsService()));
afterEach(() => accounts.close());

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

/** Stores second factors as an earlier release did: without the version of a secret. */
async function writeBare() {
  const bare = async (data: string) => {
    const ciphertext = parseEnvelope(data)?.ciphertext ?? data;
    return symmetricEncrypt({
      key: accounts.authSecret,
      data: await symmetricDecrypt({ key: accounts.authSecret, data: ciphertext }),
    });
  };
  for (const { id, secret, backup_codes: codes } of await factors()) {
    await accounts.database.query(
      'update accounts_directory.two_factors set secret = $1, backup_codes = $2 where id = $3',
      [await bare(secret), await bare(codes), id],
    );
  }
}

/** Whether an operator can sign in from a new browser with the password and this second factor. */
async function signsIn(
  { email, password }: { email: string; password: string },
  factor: 'totp' | 'backup-code',
  code: string,
) {
  await forget();
  const browser = accounts.browser();
  expect(await browser.post('/sign-in/email', { email, password })).toMatchObject({
    body: { twoFactorRedirect: true },
  });
  await browser.post(`/two-factor/verify-${factor}`, { code });
  return browser.isSignedIn();
}

test('D9 while one AUTH_SECRET takes the place of another no one is signed out, and second factors of before open at each step', async () => {
  const page = await enrolled();
  await writeBare();

  await accounts.restart({ AUTH_SECRET: `${accounts.authSecret},${next}` });
  expect(await page.isSignedIn()).toBe(true);
  expect(await signsIn(page, 'totp', codeOf(page.uri, 1))).toBe(true);
  expect(await signsIn(page, 'backup-code', page.codes[0] ?? '')).toBe(true);
  await accounts.restart({ AUTH_SECRET: `${next},${accounts.authSecret}` });
  expect(await page.isSignedIn()).toBe(true);
  expect(await signsIn(page, 'backup-code', page.codes[1] ?? '')).toBe(true);

  await accounts.restart({ AUTH_SECRET: next });
  expect(await page.isSignedIn()).toBe(false);
  expect(await signsIn(page, 'backup-code', page.codes[2] ?? '')).toBe(true);
  expect(await signsIn(page, 'totp', codeOf(page.uri, 1))).toBe(true);
});

test('D9 second factors of before open once the database takes what it refused at the start', async () => {
  const page = await enrolled();
  await writeBare();
  for (const statement of [
    'create sequence public.updates',
    `create function public.refuse_once() returns trigger language plpgsql security definer as
     $$ begin if nextval('public.updates') = 1 then raise 'not now'; end if; return new; end $$`,
    'create trigger refuse_once before update on accounts_directory.two_factors for each row execute function public.refuse_once()',
  ])
    await accounts.database.query(statement);
  await accounts.restart({ AUTH_SECRET: `${accounts.authSecret},${next}` });
  await until(async () => (await factors()).every(({ secret }) => parseEnvelope(secret) !== null));
  expect(await signsIn(page, 'totp', codeOf(page.uri, 1))).toBe(true);
});

describe('second factors are encrypted again', () => {
  const logged: [level: string, counts: unknown, text: string][] = [];
  const level = (name: string) => (counts: unknown, text?: string) => void logged.push([name, counts, text ?? '']);
  const log = { info: level('info'), warn: level('warn'), error: level('error') };
  const pool = {
    query: (text: string, values: unknown[]) =>
      accounts.database.query(text, values).then((rows) => ({ rows, rowCount: 1 })),
  };
  const pass = async (...secrets: string[]) => {
    logged.length = 0;
    await (
      await startEncryptingAgain({ pool: pool as unknown as Pool, secrets, log })
    )();
    return logged;
  };
  const versions = async () => (await factors()).map(({ secret }) => parseEnvelope(secret)?.version ?? null);

  test('D9 the log says at each step that the first secret is the one to keep, and warns where something does not open', async () => {
    await enrolled();
    await writeBare();
    const keepFirst = [
      'info',
      expect.anything(),
      expect.stringMatching(/need the first secret of AUTH_SECRET and no other/),
    ];
    expect(await pass(accounts.authSecret, next)).toEqual([keepFirst]);
    expect(await versions()).toEqual([versionOf(accounts.authSecret)]);
    expect(await pass(next, 'another')).toEqual([
      ['warn', { againCount: 0, lostCount: 1 }, expect.stringMatching(/^AUTH_SECRET lacks a secret/)],
    ]);
    expect(await versions()).toEqual([versionOf(accounts.authSecret)]);
    expect(await pass(next, accounts.authSecret)).toEqual([keepFirst]);
    expect(await versions()).toEqual([versionOf(next)]);
    expect(await pass(next)).toEqual([]);
    expect(await pass(accounts.authSecret)).toEqual([['warn', { againCount: 0, lostCount: 1 }, expect.any(String)]]);
  });

  test('D9 one secret alone writes nothing: what an earlier release wrote stays for it to read', async () => {
    await enrolled();
    await writeBare();
    expect(await pass(accounts.authSecret)).toEqual([]);
    expect(await versions()).toEqual([null]);
  });

  test('D9 a failure is told once, and it is tried again until it succeeds', async () => {
    await enrolled();
    await writeBare();
    let failures = 3;
    const failing = {
      query: (text: string, values: unknown[]) =>
        failures-- > 0 ? Promise.reject(new Error('away')) : pool.query(text, values),
    };
    logged.length = 0;
    const secrets = [next, accounts.authSecret];
    const stop = await startEncryptingAgain({ pool: failing as unknown as Pool, secrets, log, againMs: 1 });
    await until(() => logged.length > 1);
    await stop();
    expect(logged.map(([name]) => name)).toEqual(['error', 'info']);
    expect(await versions()).toEqual([versionOf(next)]);
  });
});

test('D9 a link that was mailed before the secret changed confirms an address after it', async () => {
  const page = accounts.browser();
  const email = 'ada@example.com';
  await page.post('/sign-up/email', { name: 'Ada', email, password: 'correct horse battery' });
  const { links } = await accounts.mailTo(email, 'Confirm your e-mail address');
  await accounts.restart({ AUTH_SECRET: `${next},${accounts.authSecret}` });
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
  const sign = (value: string, secret: string) =>
    `${value}.${createHmac('sha256', secret).update(value).digest('base64')}`;
  const cookie = (value: string) => encodeURIComponent(value);
  const header = (secret: string) => `a=${cookie(sign('one', secret))}; b=plain; c=x.y; d=%E0%A4%A; e`;
  expect(signCookiesAgain(header('old'), ['new', 'old'])).toBe(header('new'));
  for (const secret of ['new', 'foreign'])
    expect(signCookiesAgain(header(secret), ['new', 'old'])).toBe(header(secret));
  expect(signCookiesAgain(header('old'), ['new'])).toBe(header('old'));
});
