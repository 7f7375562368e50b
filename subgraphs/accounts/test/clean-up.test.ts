import { newId } from '@konstruct/kit/database';
import { type TestDatabase, testJob } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDependencies, openDependencies } from '../app.ts';
import { handleCleanUp } from '../auth/clean-up.job.ts';
import type { Dependencies } from '../context.ts';
import { type AccountsService, openAccountsService } from './accounts-service.ts';

let accounts: AccountsService;
let database: TestDatabase;
let deps: Dependencies;
beforeAll(async () => {
  accounts = await openAccountsService();
  database = accounts.database;
  deps = await openDependencies(accounts.parts());
});
afterAll(async () => {
  await closeDependencies(deps);
  await accounts.close();
});

async function user(email: string, daysAgo: number): Promise<string> {
  const id = newId();
  await database.query(
    `insert into accounts_directory.users (id, name, email, email_verified, created_at, updated_at)
     values ($1, 'Ada', $2, true, now() - make_interval(days => $3), now())`,
    [id, email, daysAgo],
  );
  return id;
}

async function pendingSignUp(email: string, daysAgo: number) {
  await database.query(
    `insert into accounts_directory.pending_sign_ups (id, email, name, password_hash, browser_digest, return_to, created_at)
     values ($1, $2, 'Ada', '', '', '/', now() - make_interval(days => $3))`,
    [newId(), email, daysAgo],
  );
}

async function passwordReset(email: string, daysAgo: number) {
  await database.query(
    `insert into accounts_directory.password_resets (id, email, return_to, created_at)
     values ($1, $2, '/', now() - make_interval(days => $3))`,
    [newId(), email, daysAgo],
  );
}

async function session(userId: string, tokenDigest: string, hoursLeft: number) {
  await database.query(
    `insert into accounts_directory.sessions (id, token_digest, user_id, expires_at, created_at, updated_at)
     values ($1, $2, $3, now() + make_interval(hours => $4), now(), now())`,
    [newId(), tokenDigest, userId, hoursLeft],
  );
}

test('what has run out is removed: sessions, windows of rates, reset links, and sign-ups that were not confirmed; nothing else is', async () => {
  const old = await user('old@example.com', 400);
  for (const [email, days] of [
    ['fresh@example.com', 6],
    ['squatter@example.com', 8],
  ] as const)
    await pendingSignUp(email, days);
  await passwordReset('old@example.com', 4);
  await passwordReset('waiting@example.com', 1);
  await session(old, 'over', -1);
  await session(old, 'running', 1);
  await database.query(
    `insert into accounts_directory.request_quotas (key, taken, window_ends_at, created_at)
     values ('over', 1, now() - interval '1 second', now()), ('running', 1, now() + interval '1 minute', now())`,
  );
  await handleCleanUp(deps).run({}, testJob());
  const emails = (table: string) => database.query(`select email from accounts_directory.${table}`);
  expect(await emails('users')).toEqual([{ email: 'old@example.com' }]);
  expect(await emails('pending_sign_ups')).toEqual([{ email: 'fresh@example.com' }]);
  expect(await emails('password_resets')).toEqual([{ email: 'waiting@example.com' }]);
  expect(await database.query('select token_digest from accounts_directory.sessions')).toEqual([
    { token_digest: 'running' },
  ]);
  expect(await database.query('select key from accounts_directory.request_quotas')).toEqual([{ key: 'running' }]);
});
