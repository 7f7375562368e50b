import { Pool } from 'pg';
import { connectionTimeoutMs } from '../limits.ts';
import { noteConnections } from './most-connections.ts';

/** The options of each connection to the database, pooled or not. */
export const connectionOptions = {
  connectionTimeoutMillis: connectionTimeoutMs,
  keepAlive: true,
  // The operating system's default would wait for hours before it probes a silent server.
  keepAliveInitialDelayMillis: 10_000,
} as const;

/** What `openPool` takes. */
export interface PoolOptions {
  readonly connectionString: string;
  /** The name shown in the database's list of connections. */
  readonly name: string;
  /** The most connections. */
  readonly max: number;
  /**
   * How long a statement may take from the client's point of view, in milliseconds: longer than the role's own limit,
   * for a database that has vanished silently. The client enforces it, since a pooler rejects server limits at the
   * start of a connection.
   */
  readonly queryTimeoutMs: number;
  /** How long to wait for a connection, in milliseconds. */
  readonly connectionTimeoutMs?: number;
  /** Called when an idle connection was lost; the pool opens another. */
  onError?(error: Error): void;
}

/**
 * Opens a pool that does not wait endlessly for connections and statements. A lost connection never ends the process.
 */
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
  // The pool does not handle the errors of a connection while it is in use.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
