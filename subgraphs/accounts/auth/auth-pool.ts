import { type Connection, directoryRole, roleUrl } from '@konstruct/kit/database';
import { Pool } from 'pg';

/** better-auth's own few connections, as the role of the directory. */
export function openAuthPool(connection: Connection): Pool {
  const pool = new Pool({ connectionString: roleUrl(directoryRole('accounts'), connection), max: 3 });
  // A stopped database must not end the process: the pool reconnects by itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
