import { apiTokenDigest, sessionDigest } from '@konstruct/kit/identity';
import type { FastifyBaseLogger } from 'fastify';
import { Pool } from 'pg';
import type { IdentityStore } from './identity-store.port.ts';

const sessionQuery = `
  select s.session_id, s.user_id, s.user_name, s.user_email, m.role
    from accounts_directory.sessions_view s
    left join accounts_directory.members_view m on m.user_id = s.user_id and m.tenant_id = $2::uuid
   where s.token_digest = $1 and s.expires_at > now()`;

const tokenQuery = `
  select token_id, tenant_id, name, scopes, revoked_at is not null as is_revoked, coalesce(expires_at <= now(), false) as is_expired
    from accounts_directory.tokens_view where token_digest = $1`;

interface TokenRow {
  readonly token_id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly scopes: string[];
  readonly is_revoked: boolean;
  readonly is_expired: boolean;
}

interface SessionRow {
  readonly session_id: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly user_email: string;
  readonly role: string | null;
}

/** Looks sessions and API tokens up in the views that `accounts` shows to the gateway's role, on each request: a revoked right ends at once. */
export function openIdentityStore(connectionString: string, log: FastifyBaseLogger): IdentityStore {
  const pool = new Pool({
    connectionString,
    max: 5,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 3_000,
    application_name: 'konstruct gateway',
  });
  // Without a listener a connection that the database closes would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle connection to the database was lost'));

  return {
    async findSession(token, tenantId) {
      const { rows } = await pool.query<SessionRow>(sessionQuery, [sessionDigest(token), tenantId]);
      const [row] = rows;
      if (!row) return null;
      return { sessionId: row.session_id, operatorId: row.user_id, name: row.user_name, email: row.user_email, role: row.role };
    },
    async findApiToken(token) {
      const { rows } = await pool.query<TokenRow>(tokenQuery, [apiTokenDigest(token)]);
      const [row] = rows;
      if (!row) return null;
      const { token_id: id, tenant_id: tenantId, name, scopes, is_revoked: isRevoked, is_expired: isExpired } = row;
      return { id, tenantId, name, scopes, isRevoked, isExpired };
    },
    async noteTokenUse({ id, tenantId }) {
      await pool.query('select accounts_functions.note_token_use($1, $2)', [tenantId, id]);
    },
    isReady: async () => (await pool.query('select from accounts_directory.members_view limit 1')).command === 'SELECT',
    close: () => pool.end(),
  };
}
