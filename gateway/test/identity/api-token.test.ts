import { gatewayRole, newId, roleUrl } from '@konstruct/kit/database';
import { apiTokenDigest, mintApiToken } from '@konstruct/kit/identity';
import { createTestDatabase, type TestDatabase, until } from '@konstruct/kit/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTokenResolver, type ResolveApiToken } from '../../identity/api-token.ts';
import { openIdentityStore } from '../../identity/identity-store.adapter.ts';
import type { IdentityStore } from '../../identity/identity-store.port.ts';

const [tenantId, otherId] = [newId(), newId()];
const scopes = ['tenant:read', 'agents:read'];
let database: TestDatabase;
let store: IdentityStore;
let resolve: ResolveApiToken;
const warnings: unknown[] = [];

/** A row as `accounts` writes it. */
async function issue({ tenant = tenantId, expiresAt = null as Date | null } = {}) {
  const [id, secret] = [newId(), mintApiToken()];
  await database.query(
    `insert into accounts.api_tokens (tenant_id, id, name, scopes, digest, last_four, created_by_id, created_by_name, expires_at, created_at)
     values ($1, $2, 'CI', $3, $4, $5, $6, 'Ada', $7, now())`,
    [tenant, id, scopes, apiTokenDigest(secret), secret.slice(-4), newId(), expiresAt],
  );
  return { id, secret };
}
const lastUseOf = async (id: string) =>
  (
    await database.query<{ at: Date | null }>('select last_used_at as at from accounts.api_tokens where id = $1', [id])
  )[0]?.at ?? null;

describe('an API token', () => {
  beforeAll(async () => {
    database = await createTestDatabase();
    store = openIdentityStore(roleUrl(gatewayRole, database.connection), pino({ level: 'silent' }));
    resolve = createTokenResolver(store, (error) => warnings.push(error));
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it('stands for its company and its scopes', async () => {
    const { id, secret } = await issue();
    expect(await resolve(secret)).toEqual({ kind: 'token', id, name: 'CI', tenantId, scopes });
    expect(await resolve((await issue({ tenant: otherId })).secret)).toMatchObject({ tenantId: otherId });
  });

  it('is no one’s when it was never issued, also when it is what the database holds', async () => {
    const { secret } = await issue();
    for (const text of [
      mintApiToken(),
      apiTokenDigest(secret),
      `kst_${apiTokenDigest(secret)}`,
      secret.slice(0, -1),
      `${secret}a`,
      '',
    ]) {
      expect(await resolve(text)).toBeNull();
    }
  });

  it('is refused from the request after it was revoked', async () => {
    const { id, secret } = await issue();
    expect(await resolve(secret)).not.toBeNull();
    await database.query('update accounts.api_tokens set revoked_at = now() where id = $1', [id]);
    await expect(resolve(secret)).rejects.toMatchObject({
      statusCode: 401,
      code: 'UNAUTHENTICATED',
      message: expect.stringMatching(/revoked/),
    });
  });

  it('is refused once its time is over', async () => {
    const { secret } = await issue({ expiresAt: new Date(Date.now() - 1) });
    await expect(resolve(secret)).rejects.toMatchObject({
      statusCode: 401,
      code: 'UNAUTHENTICATED',
      message: expect.stringMatching(/expired/),
    });
    expect(await resolve((await issue({ expiresAt: new Date(Date.now() + 60_000) })).secret)).not.toBeNull();
  });

  it('is noted as used once a minute, by each gateway and by all of them', async () => {
    const { id, secret } = await issue();
    let writes = 0;
    const counting = {
      ...store,
      noteTokenUse: async (token: { id: string; tenantId: string }) => ((writes += 1), store.noteTokenUse(token)),
    };
    const here = createTokenResolver(counting, (error) => warnings.push(error));
    for (let count = 0; count < 20; count += 1) await here(secret);
    expect(writes).toBe(1);
    const first = await until(() => lastUseOf(id));
    await createTokenResolver(store, () => undefined)(secret);
    await store.noteTokenUse({ id, tenantId });
    expect(await lastUseOf(id)).toEqual(first);
    await database.query("update accounts.api_tokens set last_used_at = now() - interval '61 seconds' where id = $1", [
      id,
    ]);
    await store.noteTokenUse({ id, tenantId });
    expect((await lastUseOf(id))?.getTime()).toBeGreaterThanOrEqual(first.getTime());
    expect(warnings).toEqual([]);
  });

  it('of another company is not noted by naming it', async () => {
    const { id } = await issue();
    await store.noteTokenUse({ id, tenantId: otherId });
    expect(await lastUseOf(id)).toBeNull();
  });

  it('is answered for although its use cannot be noted', async () => {
    const { secret } = await issue();
    const failing = { ...store, noteTokenUse: async () => Promise.reject(new Error('no')) };
    const reported: unknown[] = [];
    expect(await createTokenResolver(failing, (error) => reported.push(error))(secret)).not.toBeNull();
    await until(() => reported.length === 1);
  });
});
