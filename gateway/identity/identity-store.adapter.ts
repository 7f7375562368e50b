import { createCanWrite, openPool, withinTime } from '@konstruct/kit/database';
import { apiTokenDigest, sessionDigest } from '@konstruct/kit/identity';
import DataLoader from 'dataloader';
import type { FastifyBaseLogger } from 'fastify';
import type { QueryResult } from 'pg';
import type { IdentityStore } from './identity-store.port.ts';

const sessionsQuery = `
  select asked.place::int, s.session_id, s.user_id, s.user_name, s.user_email, m.role
    from unnest($1::text[], $2::uuid[]) with ordinality as asked(digest, tenant_id, place)
    join accounts_directory.sessions_view s on s.token_digest = asked.digest and s.expires_at > now()
    left join accounts_directory.members_view m on m.user_id = s.user_id and m.tenant_id = asked.tenant_id`;

const tokensQuery = `
  select asked.place::int, t.token_id, t.tenant_id, t.name, t.scopes,
    t.revoked_at is not null as is_revoked, coalesce(t.expires_at <= now(), false) as is_expired
    from unnest($1::text[]) with ordinality as asked(digest, place)
    join accounts_directory.tokens_view t on t.token_digest = asked.digest`;

interface Placed {
  /** Which of the requested keys the row belongs to, from 1. */
  readonly place: number;
}

interface TokenRow extends Placed {
  readonly token_id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly scopes: string[];
  readonly is_revoked: boolean;
  readonly is_expired: boolean;
}

interface SessionRow extends Placed {
  readonly session_id: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly user_email: string;
  readonly role: string | null;
}

interface SessionKey {
  readonly digest: string;
  readonly tenantId: string | null;
}

/** Looks up the keys of concurrent requests together, and caches nothing: what counts is what the database says now. */
function together<Key, Row extends Placed>(
  find: (keys: readonly Key[]) => Promise<{ readonly rows: Row[] }>,
): DataLoader<Key, Row | null> {
  return new DataLoader(
    async (keys) => {
      const { rows } = await find(keys);
      const byPlace = new Map(rows.map((row) => [row.place, row]));
      return keys.map((_, index) => byPlace.get(index + 1) ?? null);
    },
    { cache: false, maxBatchSize: 100, batchScheduleFn: (look) => void setImmediate(look) },
  );
}

/**
 * Looks up sessions and API tokens on each request, in the views that `accounts` grants to the gateway's role: a
 * revoked right ends at once.
 */
export function openIdentityStore(connectionString: string, log: FastifyBaseLogger): IdentityStore {
  const pool = openPool({
    connectionString,
    name: 'gateway',
    max: 3,
    connectionTimeoutMs: 3_000,
    queryTimeoutMs: 4_000,
    onError: (error) => log.warn({ err: error }, 'an idle connection to the database was lost'),
  });

  const sessions = together((keys: readonly SessionKey[]) =>
    pool.query<SessionRow>(sessionsQuery, [keys.map(({ digest }) => digest), keys.map(({ tenantId }) => tenantId)]),
  );
  const tokens = together((digests: readonly string[]) => pool.query<TokenRow>(tokensQuery, [digests]));

  const canWrite = createCanWrite(async (statement) => {
    // Sent as one message, it is one transaction; each of its statements has a result.
    const results: unknown = await pool.query(statement);
    return (results as QueryResult<{ can_write: boolean }>[]).flatMap(({ rows }) => rows);
  });
  const seesMembers = async () =>
    (await pool.query('select from accounts_directory.members_view limit 1')).command === 'SELECT';

  return {
    async findSession(token, tenantId) {
      const row = await sessions.load({ digest: sessionDigest(token), tenantId });
      if (!row) return null;
      return {
        sessionId: row.session_id,
        operatorId: row.user_id,
        name: row.user_name,
        email: row.user_email,
        role: row.role,
      };
    },
    async findApiToken(token) {
      const row = await tokens.load(apiTokenDigest(token));
      if (!row) return null;
      const { token_id: id, tenant_id: tenantId, name, scopes, is_revoked: isRevoked, is_expired: isExpired } = row;
      return { id, tenantId, name, scopes, isRevoked, isExpired };
    },
    async noteTokenUse({ id, tenantId }) {
      await pool.query('select accounts_functions.note_token_use($1, $2)', [tenantId, id]);
    },
    async readiness() {
      const [members, writes] = await Promise.all([withinTime(seesMembers), canWrite()]);
      return { members, writes };
    },
    close: () => pool.end(),
  };
}
