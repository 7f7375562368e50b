import { type Connection, directoryRole, openPool, queryTimeoutMs, roleUrl } from '@konstruct/kit/database';
import type { Pool } from 'pg';

/** better-auth's own few connections, in the directory's role. */
export function openAuthPool(connection: Connection): Pool {
  return openPool({
    connectionString: roleUrl(directoryRole('accounts'), connection),
    name: 'accounts auth',
    max: 2,
    queryTimeoutMs,
  });
}
