import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { connectionOptions } from '../connection/pool.ts';

const lookMs = 500;
const probeTimeoutMs = 5_000;

/** Polled: a client that waits for the lock would itself block an index that is created concurrently. */
const tryLock = `select pg_try_advisory_lock(hashtextextended('konstruct migrate', 0)) as taken`;

const throughPooler =
  'DATABASE_URL of the owner leads to a connection pooler, but migrate needs one connection to the database that holds its lock throughout. ' +
  'Give migrate an address that reaches the database itself (DATABASE_URL of migrate; OWNER_DATABASE_URL in .env)';

async function backendOf(client: Client): Promise<number> {
  return Number((await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid);
}

/**
 * A pooler reports a process id that is not the database's. A pooler in session mode is fine: it keeps the client's
 * connection even when another client needs one.
 */
async function isPooledByTransaction(ownerUrl: string, client: Client): Promise<boolean> {
  const pid = await backendOf(client);
  if ('processID' in client && Number(client.processID) === pid) return false;
  const other = new Client({ connectionString: ownerUrl, query_timeout: probeTimeoutMs });
  other.on('error', () => undefined);
  await other.connect();
  try {
    await other.query('begin');
    await other.query('select 1');
    return (await backendOf(client).catch(() => 0)) !== pid;
  } finally {
    await other.end().catch(() => undefined);
  }
}

/**
 * Runs `work` while no other migration of this database runs, wherever it was started; calls `onWait` once if another
 * one is running. `work` must begin nothing more once its signal aborts: another migration may have the lock then.
 * Throws when the owner's URL leads to a pooler, and when the connection that holds the lock is lost.
 */
export async function withMigrationLock<T>(
  ownerUrl: string,
  onWait: () => void,
  work: (lost: AbortSignal) => Promise<T>,
): Promise<T> {
  const client = new Client({ ...connectionOptions, connectionString: ownerUrl, query_timeout: probeTimeoutMs });
  const lost = new AbortController();
  client.on('error', (cause) =>
    lost.abort(
      new Error('The database closed the connection that holds the migration lock. Run migrate again.', { cause }),
    ),
  );
  await client.connect();
  try {
    if (await isPooledByTransaction(ownerUrl, client)) throw new Error(`${throughPooler}.`);
    await client.query('set idle_session_timeout = 0');
    const isTaken = async () => (await client.query<{ taken: boolean }>(tryLock)).rows[0]?.taken === true;
    for (let isFirst = true; !(await isTaken()); isFirst = false) {
      if (isFirst) onWait();
      await pause(lookMs);
    }
    const result = await work(lost.signal);
    lost.signal.throwIfAborted();
    return result;
  } finally {
    await client.end().catch(() => undefined);
  }
}
