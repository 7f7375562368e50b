import { createHmac } from 'node:crypto';
import { sessionDigest } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AccountsService, openAccountsService } from '../accounts-service.ts';

let accounts: AccountsService;
beforeAll(async () => void (accounts = await openAccountsService()));
afterAll(() => accounts.close());

const cookieName = 'better-auth.session_token';
type Page = Awaited<ReturnType<AccountsService['signedUp']>>;

/** The token in a browser's cookie. */
function tokenOf({ jar }: Pick<Page, 'jar'>): string {
  return decodeURIComponent(jar.get(cookieName) ?? '').split('.')[0] ?? '';
}

/**
 * The cookie that the service would write for a token: even an attacker who stole its secret gains nothing from a
 * digest.
 */
function cookieFor(token: string) {
  const signature = createHmac('sha256', accounts.authSecret).update(token).digest('base64');
  return { cookie: `${cookieName}=${encodeURIComponent(`${token}.${signature}`)}` };
}

async function listed(page: Page): Promise<{ id: string; token: string; userAgent: string }[]> {
  const { body } = await page.get('/list-sessions');
  return JSON.parse(String(body['text']));
}

/** Signs the same operator in from another browser. */
async function elsewhere({ email, password }: Page) {
  const page = accounts.browser();
  await page.post('/sign-in/email', { email, password });
  expect(await page.isSignedIn()).toBe(true);
  return page;
}

/** Every row that the service stores, as text: the content of a stolen backup. */
async function dump(): Promise<string> {
  const tables = await accounts.database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const rows = [];
  for (const { name } of tables)
    rows.push(...(await accounts.database.query<{ row: string }>(`select t::text as row from ${name} t`)));
  return rows.map(({ row }) => row).join('\n');
}

test('a dump of the database holds no token of a session, however the session began or went on', async () => {
  const page = await accounts.signedUp();
  const tokens = [tokenOf(page), tokenOf(await elsewhere(page))];
  const change = { currentPassword: page.password, newPassword: 'another long password' };
  await page.post('/change-password', change);
  tokens.push(tokenOf(page));
  await accounts.database.query(`update accounts_directory.sessions set expires_at = now() + interval '20 days'`);
  expect((await page.get('/get-session')).cookies).toHaveLength(1);
  expect(tokenOf(page)).toBe(tokens[2]);

  const text = await dump();
  expect(new Set(tokens).size).toBe(3);
  for (const token of tokens) expect(token).toMatch(/^\w{32}$/);
  expect(tokens.filter((token) => text.includes(token))).toEqual([]);
  expect(text).toContain(sessionDigest(tokens[2] ?? ''));
});

test('what the database and the list hold of a session is refused as a cookie, even with a good signature', async () => {
  const page = await accounts.signedUp();
  const [own] = await listed(page);
  expect(own?.token).toBe(sessionDigest(tokenOf(page)));
  const rows = await accounts.database.query('select 1 from accounts_directory.sessions where token_digest = $1', [
    own?.token,
  ]);
  expect(rows).toHaveLength(1);

  const stranger = accounts.browser();
  expect((await stranger.get('/get-session', cookieFor(tokenOf(page)))).body).toHaveProperty('user.email', page.email);
  const asDigest = cookieFor(own?.token ?? '');
  expect((await stranger.get('/get-session', asDigest)).body).toEqual({ text: 'null' });
  expect((await stranger.get('/list-sessions', asDigest)).status).toBe(401);
  expect((await stranger.post('/revoke-other-sessions', {}, asDigest)).status).toBe(401);
  await stranger.post('/sign-out', {}, asDigest);
  expect(await page.isSignedIn()).toBe(true);
});

test('no answer carries the token of a session; each names the session as the list does', async () => {
  const page = await accounts.signedUp();
  const signedIn = await page.post('/sign-in/email', { email: page.email, password: page.password });
  expect(signedIn.body['token']).toBe(sessionDigest(tokenOf(page)));
  const current = await page.get('/get-session');
  expect(current.body).toMatchObject({ session: { token: sessionDigest(tokenOf(page)) }, user: { email: page.email } });
  const change = { currentPassword: page.password, newPassword: 'another long password' };
  const changed = await page.post('/change-password', change);
  expect(changed.body).toMatchObject({ token: sessionDigest(tokenOf(page)), user: { email: page.email } });
  expect(await page.isSignedIn()).toBe(true);
});

test('revoking by the listed value ends exactly that session', async () => {
  const here = await accounts.signedUp();
  const [there, third] = [await elsewhere(here), await elsewhere(here)];
  expect(await listed(here)).toHaveLength(3);
  expect(await here.post('/revoke-session', { token: sessionDigest(tokenOf(there)) })).toMatchObject({
    status: 200,
    cookies: [],
  });
  expect([await here.isSignedIn(), await there.isSignedIn(), await third.isSignedIn()]).toEqual([true, false, true]);
  expect((await listed(here)).map(({ token }) => token).sort()).toEqual(
    [here, third].map((page) => sessionDigest(tokenOf(page))).sort(),
  );
});

test('revoking one’s own session by the listed value signs out', async () => {
  const page = await accounts.signedUp();
  const cookie = cookieFor(tokenOf(page));
  const [own] = await listed(page);
  await page.post('/revoke-session', { token: own?.token });
  expect(page.jar.has(cookieName)).toBe(false);
  expect((await accounts.browser().get('/get-session', cookie)).body).toEqual({ text: 'null' });
});

test('no one ends the session of another operator', async () => {
  const [ada, eve] = [await accounts.signedUp(), await accounts.signedUp()];
  const [session] = await listed(ada);
  for (const token of [session?.token, tokenOf(ada), session?.id]) await eve.post('/revoke-session', { token });
  await eve.post('/revoke-other-sessions', {});
  expect([await ada.isSignedIn(), await eve.isSignedIn()]).toEqual([true, true]);
  expect(await accounts.browser().post('/revoke-session', { token: session?.token })).toMatchObject({ status: 401 });
});

test('revoking the other sessions ends every one but this', async () => {
  const here = await accounts.signedUp();
  const [there, third] = [await elsewhere(here), await elsewhere(here)];
  expect(await here.post('/revoke-other-sessions', {})).toMatchObject({ status: 200, body: { status: true } });
  expect([await here.isSignedIn(), await there.isSignedIn(), await third.isSignedIn()]).toEqual([true, false, false]);
});

test('a session that has run out is removed when it is used', async () => {
  const page = await accounts.signedUp();
  const ended = tokenOf(page);
  const digest = [sessionDigest(ended)];
  await accounts.database.query(
    `update accounts_directory.sessions set expires_at = now() where token_digest = $1`,
    digest,
  );
  expect(await page.isSignedIn()).toBe(false);
  expect(
    await accounts.database.query('select 1 from accounts_directory.sessions where token_digest = $1', digest),
  ).toEqual([]);
});

test('once a mail is sent, the database holds nothing of the link in it', async () => {
  const page = await accounts.signedUp();
  await page.post('/request-password-reset', { email: page.email });
  await page.post('/change-email', { newEmail: `new-${page.email}` });
  const subjects = ['Confirm your e-mail address', 'Set a new password', 'Approve your e-mail address change'];
  const links = await Promise.all(
    subjects.map(async (subject) => (await accounts.mailTo(page.email, subject)).links[0] ?? ''),
  );
  await until(async () => (await accounts.database.query('select 1 from accounts_directory.mails')).length === 0);

  const tokens = links.map(
    (link) => new URL(link).searchParams.get('token') ?? new URL(link).pathname.split('/').at(-1) ?? '',
  );
  for (const token of tokens) expect(token.length).toBeGreaterThan(20);
  const text = await dump();
  expect(tokens.filter((token) => text.includes(token))).toEqual([]);
  expect(text).toContain(page.email);
});
