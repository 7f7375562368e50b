import { type Directory, newId, openDirectory } from '@konstruct/kit/database';
import { createTestDatabase, type TestDatabase, testJob } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleanUp } from '../auth/clean-up.job.ts';
import { database as definition } from '../database.ts';

let database: TestDatabase;
let directory: Directory;
beforeAll(async () => {
  database = await createTestDatabase();
  directory = await openDirectory(definition, database.connection);
});
afterAll(async () => {
  await directory.close();
  await database.drop();
});

async function user(email: string, isVerified: boolean, daysAgo: number): Promise<string> {
  const id = newId();
  await database.query(
    `insert into accounts_directory.users (id, name, email, email_verified, created_at, updated_at)
     values ($1, 'Ada', $2, $3, now() - make_interval(days => $4), now())`,
    [id, email, isVerified, daysAgo],
  );
  return id;
}

async function session(userId: string, tokenDigest: string, hoursLeft: number) {
  await database.query(
    `insert into accounts_directory.sessions (id, token_digest, user_id, expires_at, created_at, updated_at)
     values ($1, $2, $3, now() + make_interval(hours => $4), now(), now())`,
    [newId(), tokenDigest, userId, hoursLeft],
  );
}

test('what has run out is removed: sessions, windows of rates, and sign-ups that nobody confirmed; nothing else is', async () => {
  const old = await user('old@example.com', true, 400);
  await user('fresh@example.com', false, 6);
  await user('squatter@example.com', false, 8);
  await session(old, 'over', -1);
  await session(old, 'running', 1);
  await database.query(
    `insert into accounts_directory.request_quotas (key, taken, window_ends_at, created_at)
     values ('over', 1, now() - interval '1 second', now()), ('running', 1, now() + interval '1 minute', now())`,
  );
  await cleanUp(directory).run({}, testJob());
  expect(await database.query('select email from accounts_directory.users order by email')).toEqual([
    { email: 'fresh@example.com' },
    { email: 'old@example.com' },
  ]);
  expect(await database.query('select token_digest from accounts_directory.sessions')).toEqual([{ token_digest: 'running' }]);
  expect(await database.query('select key from accounts_directory.request_quotas')).toEqual([{ key: 'running' }]);
});
