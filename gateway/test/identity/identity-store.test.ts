import { gatewayRole, newId, roleUrl } from '@konstruct/kit/database';
import { sessionDigest } from '@konstruct/kit/identity';
import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIdentityStore } from '../../identity/identity-store.adapter.ts';
import type { IdentityStore } from '../../identity/identity-store.port.ts';

const [operatorId, tenantId, sessionId] = [newId(), newId(), newId()];
let database: TestDatabase;
let store: IdentityStore;

/** Rows as `accounts` writes them. */
async function seed() {
  const now = new Date();
  const ends = new Date(now.getTime() + 60_000);
  await database.query(
    'insert into accounts_directory.users (id, name, email, email_verified, updated_at, created_at) values ($1, $2, $3, true, $4, $4)',
    [operatorId, 'Ada', 'ada@example.com', now],
  );
  const session =
    'insert into accounts_directory.sessions (id, token_digest, user_id, expires_at, updated_at, created_at) values ($1, $2, $3, $4, $5, $5)';
  await database.query(session, [sessionId, sessionDigest('live'), operatorId, ends, now]);
  await database.query(session, [newId(), sessionDigest('ended'), operatorId, new Date(now.getTime() - 1_000), now]);
  await database.query(
    "insert into accounts.members (tenant_id, user_id, role, created_at) values ($1, $2, 'ADMIN', now())",
    [tenantId, operatorId],
  );
}

describe('the identity store', () => {
  beforeAll(async () => {
    database = await createTestDatabase();
    await seed();
    store = openIdentityStore(roleUrl(gatewayRole, database.connection), pino({ level: 'silent' }));
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it('finds a session with the role in the company that is asked for', async () => {
    const found = { sessionId, operatorId, name: 'Ada', email: 'ada@example.com' };
    expect(await store.findSession('live', tenantId)).toEqual({ ...found, role: 'ADMIN' });
    expect(await store.findSession('live', newId())).toEqual({ ...found, role: null });
    expect(await store.findSession('live', null)).toEqual({ ...found, role: null });
  });

  it('gives each of the callers who come at the same moment what is their own', async () => {
    const asked = [
      ['other', tenantId],
      ['live', newId()],
      ['live', tenantId],
      ['ended', tenantId],
      ['live', null],
    ] as const;
    const found = await Promise.all(asked.map(([token, tenant]) => store.findSession(token, tenant)));
    expect(found.map((session) => session && [session.sessionId, session.role])).toEqual([
      null,
      [sessionId, null],
      [sessionId, 'ADMIN'],
      null,
      [sessionId, null],
    ]);
  });

  it('finds no session that has ended or never was', async () => {
    expect(await store.findSession('ended', tenantId)).toBeNull();
    expect(await store.findSession('other', tenantId)).toBeNull();
  });

  it('finds no session by what the database holds of it', async () => {
    expect(await store.findSession(sessionDigest('live'), tenantId)).toBeNull();
  });

  it('sees a change of role and a sign-out at the next request', async () => {
    await database.query("update accounts.members set role = 'VIEWER' where user_id = $1", [operatorId]);
    expect(await store.findSession('live', tenantId)).toMatchObject({ role: 'VIEWER' });
    await database.query('delete from accounts.members where user_id = $1', [operatorId]);
    expect(await store.findSession('live', tenantId)).toMatchObject({ role: null });
    await database.query('delete from accounts_directory.sessions where id = $1', [sessionId]);
    expect(await store.findSession('live', tenantId)).toBeNull();
  });

  it('outlives connections that the database ends', async () => {
    await store.findSession('live', null);
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = current_database()`,
      [gatewayRole],
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await store.findSession('live', null)).toBeNull();
  });
});
