import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { freePort } from '../../../launcher/home/ports.ts';
import { startPostgres } from '../../../launcher/postgres/postgres.ts';

/** `fast` ends sessions and writes a checkpoint; `immediate` is a crash: the next start recovers from the log. */
export type RestartMode = 'fast' | 'immediate';

/** A PostgreSQL for one test, which can be restarted while it is in use. */
export interface RestartablePostgres {
  /** The owner's address. It stays the same over restarts. */
  readonly url: string;
  /** Process id of the postmaster that is running now. */
  pid(): number;
  /** Runs one statement as the owner. Throws while the server is down. */
  query<TRow extends object>(statement: string, values?: unknown[]): Promise<TRow[]>;
  /** Stops the server, runs the given work while it is down, and starts it again. */
  restart(mode: RestartMode, whileAway?: () => Promise<void>): Promise<void>;
  /** Ends the server and deletes its data. */
  stop(): Promise<void>;
}

/** A commit survives a crash of the server, though not one of the machine: that is all tests need. */
const testFlags = ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=300'];

/** Starts an empty PostgreSQL; `flags` override the flags for tests. */
export async function startRestartablePostgres(flags: readonly string[] = []): Promise<RestartablePostgres> {
  const home = mkdtempSync(join(tmpdir(), 'konstruct-'));
  // When started by root, PostgreSQL runs as its own user, which needs access to this folder.
  chmodSync(home, 0o755);
  const directory = join(home, 'data');
  const options = { directory, port: await freePort(), password: 'throw-away', flags: [...testFlags, ...flags] };
  let running = await startPostgres(options);
  const pool = new Pool({ connectionString: running.url, max: 4, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  const pid = () => Number(readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return {
    url: running.url,
    pid,
    query: async <TRow extends object>(statement: string, values?: unknown[]) =>
      (await pool.query<TRow>(statement, values)).rows,
    async restart(mode, whileAway = async () => undefined) {
      if (mode === 'immediate') await crash(pid());
      await running.stop();
      await whileAway();
      running = await startPostgres(options);
    },
    async stop() {
      await pool.end();
      await running.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Crashes a postmaster, and ends the process that started it and would otherwise look for it for ten seconds. */
async function crash(postmaster: number): Promise<void> {
  const stat = readFileSync(`/proc/${postmaster}/stat`, 'utf8');
  const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  process.kill(postmaster, 'SIGQUIT');
  await gone(postmaster);
  process.kill(parent, 'SIGKILL');
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
