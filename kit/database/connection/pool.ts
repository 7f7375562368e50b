import { Pool } from 'pg';
import { connectionTimeoutMs } from '../limits.ts';
import { noteConnections } from './most-connections.ts';

/** What each connection to the database has, in a pool or alone. */
export const connectionOptions = {
  connectionTimeoutMillis: connectionTimeoutMs,
  keepAlive: true,
  // The system's own would wait for hours before it asks a silent server for a sign of life.
  keepAliveInitialDelayMillis: 10_000,
} as const;

/** What `openPool` takes. */
export interface PoolOptions {
  readonly connectionString: string;
  /** What the database's list of connections shows. */
  readonly name: string;
  /** The most connections. */
  readonly max: number;
  /**
   * How long a statement may take as the client sees it, in milliseconds: longer than the role's own limit, for a database that
   * vanished without a word. It is kept here, since a pooler refuses limits of the server when a connection begins.
   */
  readonly queryTimeoutMs: number;
  /** How long a connection is waited for, in milliseconds. */
  readonly connectionTimeoutMs?: number;
  /** Is notified of an idle connection that was lost; the pool opens another. */
  onError?(error: Error): void;
}

/** Opens a pool whose connections and statements are not waited for without an end, and whose lost connections end no process. */
export function openPool({ connectionString, name, max, queryTimeoutMs, onError, ...options }: PoolOptions): Pool {
  const pool = new Pool({
    ...connectionOptions,
    ...(options.connectionTimeoutMs !== undefined && { connectionTimeoutMillis: options.connectionTimeoutMs }),
    connectionString,
    application_name: `konstruct ${name}`,
    max,
    query_timeout: queryTimeoutMs,
    idleTimeoutMillis: 30_000,
  });
  const forget = noteConnections(max);
  const end = pool.end.bind(pool);
  pool.end = async () => {
    forget();
    await end();
  };
  pool.on('error', (error) => onError?.(error));
  // While one is in use, the pool does not listen to it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
