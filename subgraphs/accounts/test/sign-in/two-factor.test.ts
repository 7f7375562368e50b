import { sessionDigest } from '@konstruct/kit/identity';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, fromBase32 } from './authenticator.ts';
import { type AccountsService, openAccountsService } from '../accounts-service.ts';

let accounts: AccountsService;
beforeAll(async () => void (accounts = await openAccountsService()));
afterAll(() => accounts.close());

type Page = Awaited<ReturnType<AccountsService['signedUp']>>;
type Browser = ReturnType<AccountsService['browser']>;

/** A code that has not been used and stays valid for the next minute. */
const next = (uri: string) => codeOf(uri, 1);
const verify = (page: Pick<Browser, 'post'>, code: string, more = {}) =>
  page.post('/two-factor/verify-totp', { code, ...more });
const recover = (page: Pick<Browser, 'post'>, code: string, more = {}) =>
  page.post('/two-factor/verify-backup-code', { code, ...more });

/** Turns the second factor on, which uses up the code of this half minute. */
async function enrolled(): Promise<Page & { uri: string; codes: string[]; used: string }> {
  const page = await accounts.signedUp();
  const { status, body } = await page.post('/two-factor/enable', { password: page.password });
  expect(status).toBe(200);
  const uri = String(body['totpURI']);
  const used = codeOf(uri);
  expect(await verify(page, used)).toMatchObject({ status: 200 });
  return { ...page, uri, used, codes: body['backupCodes'] as string[] };
}

/** A browser that has entered the password and is asked for the code. */
async function challenged({ email, password }: Page, page = accounts.browser()) {
  const answer = await page.post('/sign-in/email', { email, password });
  expect(answer).toMatchObject({ status: 200, body: { twoFactorRedirect: true } });
  expect(await page.isSignedIn()).toBe(false);
  return page;
}

/** Forgets which codes were used, as happens after two minutes. */
const twoMinutesLater = () =>
  accounts.database.query(`delete from accounts_directory.rate_limits where key like 'used-code|%'`);

test('S1: a second factor is on once a first code was given, and its owner is told by mail', async () => {
  const page = await accounts.signedUp();
  expect(await page.post('/two-factor/enable', { password: 'a wrong password' })).toMatchObject({
    status: 400,
    body: { code: 'INVALID_PASSWORD' },
  });
  const { body } = await page.post('/two-factor/enable', { password: page.password });
  const uri = new URL(String(body['totpURI']));
  expect(uri.href).toMatch(/^otpauth:\/\/totp\/Konstruct:/);
  expect(body['backupCodes']).toHaveLength(10);
  // Until then a sign-in asks for no code.
  expect(await accounts.browser().post('/sign-in/email', { email: page.email, password: page.password })).toMatchObject(
    {
      body: { token: expect.any(String) },
    },
  );
  expect(await verify(page, '000000')).toMatchObject({ status: 401, body: { code: 'INVALID_CODE' } });
  const code = codeOf(uri.href);
  expect(await verify(page, `${code.slice(0, 3)} ${code.slice(3)}`)).toMatchObject({ status: 200 });
  expect((await page.get('/get-session')).body).toMatchObject({ user: { twoFactorEnabled: true } });
  await accounts.mailTo(page.email, 'Two-factor authentication is on');
});

test('S1: sign-in takes a code: none, a wrong one or one of another account opens no session', async () => {
  const [owner, other] = [await enrolled(), await enrolled()];
  const page = await challenged(owner);
  for (const code of ['', '12345', 'abcdef', '１２３４５６', next(other.uri)]) {
    expect(await verify(page, code)).toMatchObject({ status: 401 });
    expect(await page.isSignedIn()).toBe(false);
  }
  expect(await verify(accounts.browser(), next(owner.uri))).toMatchObject({
    status: 401,
    body: { code: 'INVALID_TWO_FACTOR_COOKIE' },
  });
  const signedIn = await verify(page, next(owner.uri));
  expect(signedIn).toMatchObject({ status: 200, body: { token: expect.any(String) } });
  expect(await page.isSignedIn()).toBe(true);
  // The answer identifies the session, and does not sign in.
  const token = decodeURIComponent(page.jar.get('better-auth.session_token') ?? '').split('.')[0] ?? '';
  expect(signedIn.body['token']).toBe(sessionDigest(token));
});

test('S1: a code opens once, at the same moment and later', async () => {
  const owner = await enrolled();
  expect(await verify(await challenged(owner), owner.used)).toMatchObject({
    status: 401,
    body: { code: 'INVALID_CODE' },
  });
  const pages = await Promise.all([challenged(owner), challenged(owner), challenged(owner)]);
  const code = next(owner.uri);
  const answers = await Promise.all(pages.map((page) => verify(page, code)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
});

test('S1: a recovery code signs in once, and its owner is told', async () => {
  const owner = await enrolled();
  const [first = '', second = ''] = owner.codes;
  expect(await recover(await challenged(owner), 'aaaaa-aaaaa')).toMatchObject({
    status: 401,
    body: { code: 'INVALID_BACKUP_CODE' },
  });
  const answers = await Promise.all(
    (await Promise.all([challenged(owner), challenged(owner)])).map((page) => recover(page, first)),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await recover(await challenged(owner), first)).toMatchObject({ status: 401 });
  const page = await challenged(owner);
  expect(await recover(page, ` ${second} `)).toMatchObject({ status: 200 });
  expect(await page.isSignedIn()).toBe(true);
  await accounts.mailTo(owner.email, 'A recovery code was used');
});

test('S1: guesses at codes are limited by account, also by a stranger who knows the password; a device of the owner stays open', async () => {
  const owner = await enrolled();
  const codes: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const page = await challenged(owner);
    for (let index = 0; index < 5; index += 1) codes.push(String((await verify(page, `00000${index}`)).body['code']));
  }
  expect(codes.filter((code) => code === 'INVALID_CODE')).toHaveLength(10);
  expect(codes.slice(10)).toEqual(Array.from({ length: 5 }, () => 'TOO_MANY_ATTEMPTS'));
  await owner.post('/sign-out', {});
  await challenged(owner, owner);
  expect(await verify(owner, next(owner.uri))).toMatchObject({ status: 200 });
});

test('S1: a password that is known makes no device known: attempts at the code do not begin again', async () => {
  const owner = await enrolled();
  const page = await challenged(owner);
  expect(page.jar.has('better-auth.device')).toBe(false);
});

test('S1: a device is remembered with a code, needs the password still, and is forgotten with the password or the second factor', async () => {
  const owner = await enrolled();
  const page = await challenged(owner);
  expect(await verify(page, next(owner.uri), { trustDevice: true })).toMatchObject({ status: 200 });
  await page.post('/sign-out', {});
  expect(await page.isSignedIn()).toBe(false);
  expect(await page.post('/sign-in/email', { email: owner.email, password: owner.password })).toMatchObject({
    body: { token: expect.any(String) },
  });
  // Not for another account, and not for a copy of a cookie that has since been replaced.
  const other = await enrolled();
  await challenged(other, page);

  const change = { currentPassword: owner.password, newPassword: 'another long password' };
  expect(await owner.post('/change-password', change)).toMatchObject({ status: 200 });
  await challenged({ ...owner, password: 'another long password' }, page);
});

test('S1: the second factor is turned off and its recovery codes are replaced with the password alone, and each is told', async () => {
  const owner = await enrolled();
  for (const path of ['/two-factor/generate-backup-codes', '/two-factor/disable'])
    expect(await owner.post(path, { password: 'a wrong password' })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_PASSWORD' },
    });
  const { body } = await owner.post('/two-factor/generate-backup-codes', { password: owner.password });
  const codes = body['backupCodes'] as string[];
  expect(codes).toHaveLength(10);
  expect(await recover(await challenged(owner), owner.codes[0] ?? '')).toMatchObject({ status: 401 });
  const trusting = await challenged(owner);
  expect(await recover(trusting, codes[0] ?? '', { trustDevice: true })).toMatchObject({ status: 200 });
  await accounts.mailTo(owner.email, 'You have new recovery codes');

  expect(await owner.post('/two-factor/disable', { password: owner.password })).toMatchObject({ status: 200 });
  expect(await owner.isSignedIn()).toBe(true);
  await accounts.mailTo(owner.email, 'Two-factor authentication is off');
  expect(
    await accounts.browser().post('/sign-in/email', { email: owner.email, password: owner.password }),
  ).toMatchObject({
    body: { token: expect.any(String) },
  });

  // What was remembered before does not count for a second factor that is turned on later.
  const again = await owner.post('/two-factor/enable', { password: owner.password });
  await twoMinutesLater();
  expect(await verify(owner, codeOf(String(again.body['totpURI'])))).toMatchObject({ status: 200 });
  await trusting.post('/sign-out', {});
  await challenged(owner, trusting);
});

test('S1: a new password by mail leaves the second factor on and ends remembered devices', async () => {
  const owner = await enrolled();
  const trusting = await challenged(owner);
  await verify(trusting, next(owner.uri), { trustDevice: true });
  await trusting.post('/request-password-reset', { email: owner.email });
  const { links } = await accounts.mailTo(owner.email, 'Set a new password');
  const token = new URL((await trusting.open(links[0] ?? '')).location ?? '').searchParams.get('token');
  const password = 'another long password';
  expect(await trusting.post('/reset-password', { token, newPassword: password })).toMatchObject({ status: 200 });
  await challenged({ ...owner, password }, trusting);
});

test('S1: the database holds neither secrets nor recovery codes that could be read', async () => {
  const owner = await enrolled();
  const [row] = await accounts.database.query<{ row: string }>(
    'select string_agg(t::text, $1) as row from accounts_directory.two_factors t',
    ['\n'],
  );
  const secret = new URL(owner.uri).searchParams.get('secret') ?? '';
  expect(secret.length).toBeGreaterThan(20);
  for (const text of [
    secret,
    fromBase32(secret).toString(),
    ...owner.codes,
    ...owner.codes.map((code) => code.replace('-', '')),
  ])
    expect(row?.row).not.toContain(text);
});
