import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AccountsService, openAccountsService } from '../accounts-service.ts';

let accounts: AccountsService;
beforeAll(async () => void (accounts = await openAccountsService()));
afterAll(() => accounts.close());

const deviceCookie = 'better-auth.device';

/** Longer than any password: it counts as an attempt, and needs no comparison. */
const wrong = 'x'.repeat(200);

/** Makes this many guesses at an account, each from a different address; returns how many were rejected as too many. */
async function guess(email: string, times: number): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: times }, () => accounts.browser().post('/sign-in/email', { email, password: wrong })),
  );
  return answers.filter(({ status }) => status === 429).length;
}

test('SEC-M6: guesses at one account are refused from however many addresses they come, told with when to try again', async () => {
  const owner = await accounts.signedUp();
  expect(await guess(owner.email, 26)).toBe(4);
  const response = await accounts.browser().post('/sign-in/email', { email: owner.email, password: owner.password });
  expect(response).toMatchObject({
    status: 429,
    body: { code: 'TOO_MANY_ATTEMPTS', message: expect.any(String), retryAfterSeconds: expect.any(Number) },
  });
  expect(Number(response.retryAfter)).toBe(response.body['retryAfterSeconds']);
  expect(response.rateLimit).toBe(`"attempts";r=0;t=${response.retryAfter}`);

  // The owner's own device stays usable, and so does any device that signs in after a reset.
  expect(await owner.post('/sign-out', {})).toMatchObject({ status: 200 });
  expect(await owner.post('/sign-in/email', { email: owner.email, password: owner.password })).toMatchObject({
    status: 200,
  });
});

test('SEC-M6: an account that does not exist is limited in the same way', async () => {
  expect(await guess('stranger@example.com', 24)).toBe(2);
});

test('SEC-M6: guesses in parallel do not pass together', async () => {
  const owner = await accounts.signedUp();
  await guess(owner.email, 18);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      accounts.browser().post('/sign-in/email', { email: owner.email, password: 'a wrong password' }),
    ),
  );
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(4);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(8);
});

test('SEC-M6: a known device has attempts of its own, and only for the account that was signed in to on it', async () => {
  const [owner, other] = [await accounts.signedUp(), await accounts.signedUp()];
  const cookie = { cookie: `${deviceCookie}=${owner.jar.get(deviceCookie)}` };
  const withDevice = (email: string, password: string) =>
    accounts.browser().post('/sign-in/email', { email, password }, cookie);
  await guess(owner.email, 22);
  await guess(other.email, 22);
  for (let index = 0; index < 19; index += 1)
    expect(await withDevice(owner.email, wrong)).toMatchObject({ status: 400 });
  expect(await withDevice(owner.email, owner.password)).toMatchObject({ status: 200 });
  expect(await withDevice(owner.email, wrong)).toMatchObject({ status: 400 });
  expect(await withDevice(owner.email, owner.password)).toMatchObject({ status: 429 });
  expect(await withDevice(other.email, other.password)).toMatchObject({ status: 429 });
  expect(await other.post('/sign-in/email', { email: other.email, password: other.password })).toMatchObject({
    status: 200,
  });
});

test('a device cookie that the service did not make is worth nothing', async () => {
  const owner = await accounts.signedUp();
  await guess(owner.email, 22);
  const [device = '', mark = ''] = (owner.jar.get(deviceCookie) ?? '').split('.');
  for (const forged of [
    `${device}.${mark.split('').reverse().join('')}`,
    `${mark}.${mark}`,
    device,
    `${'A'.repeat(22)}.${mark}`,
    '..',
  ])
    expect(
      await accounts
        .browser()
        .post(
          '/sign-in/email',
          { email: owner.email, password: owner.password },
          { cookie: `${deviceCookie}=${forged}` },
        ),
    ).toMatchObject({ status: 429 });
});

test('right passwords are not counted against an account', async () => {
  const owner = await accounts.signedUp();
  await guess(owner.email, 21);
  for (let index = 0; index < 3; index += 1)
    expect(
      (await accounts.browser().post('/sign-in/email', { email: owner.email, password: owner.password })).status,
    ).toBe(200);
});

test('strangers’ guesses do not shut a new device of the owner: a new password by mail opens it', async () => {
  const owner = await accounts.signedUp();
  await guess(owner.email, 23);
  const fresh = accounts.browser();
  await fresh.post('/request-password-reset', { email: owner.email });
  const { links } = await accounts.mailTo(owner.email, 'Set a new password');
  const { location } = await fresh.open(links[0] ?? '');
  const token = new URL(location ?? '').searchParams.get('token');
  await fresh.post('/reset-password', { token, newPassword: 'a new long password' });
  await guess(owner.email, 22);
  expect(await fresh.post('/sign-in/email', { email: owner.email, password: 'a new long password' })).toMatchObject({
    status: 200,
  });
});

test('sign-ups with one address are limited from however many addresses they come', async () => {
  const email = 'flooded@example.com';
  const key = `sign-up|account|${email}`;
  await accounts.database.query(
    `insert into accounts_directory.rate_limits (key, count, window_ends_at, created_at) values ($1, 100, now() + interval '1 hour', now())`,
    [key],
  );
  const answer = await accounts
    .browser()
    .post('/sign-up/email', { name: 'Ada', email, password: 'correct horse battery' });
  expect(answer).toMatchObject({ status: 429, body: { code: 'TOO_MANY_ATTEMPTS' } });
});

test('the current password is not guessed at with a session that was left open', async () => {
  const owner = await accounts.signedUp();
  const session = { cookie: `better-auth.session_token=${owner.jar.get('better-auth.session_token')}` };
  const statuses: number[] = [];
  for (let index = 0; index < 12; index += 1) {
    const change = { currentPassword: wrong, newPassword: 'another long password' };
    statuses.push((await accounts.browser().post('/change-password', change, session)).status);
  }
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 400), 429, 429]);
  const change = { currentPassword: owner.password, newPassword: 'another long password' };
  expect(await owner.post('/change-password', change)).toMatchObject({ status: 200 });
});
