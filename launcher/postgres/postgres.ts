import { fork } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { environment } from '../env.ts';
import { freePort } from '../home/ports.ts';

/** A PostgreSQL started by this project, in a separate process. */
export interface EmbeddedDatabase {
  /** Includes the owner's name and password. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly directory: string;
  readonly port: number;
  readonly password: string;
  /** More settings, as `-c` flags. */
  readonly flags?: readonly string[];
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (!rowCount) await client.query(`create database ${name}`);
  await client.end();
}

/**
 * Starts PostgreSQL in `directory`, which it initializes the first time, and makes sure that the database `konstruct`
 * exists.
 */
export async function startPostgres({
  directory,
  port,
  password,
  flags = [],
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
  await mkdir(dirname(directory), { recursive: true });
  const child = fork(join(import.meta.dirname, 'postgres-process.ts'), [directory, String(port), ...flags], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...environment, KONSTRUCT_DATABASE_PASSWORD: password },
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const answer = await Promise.race([
    new Promise<{ ready: boolean; reason?: string }>((resolve) =>
      child.once('message', (message) => resolve(message as { ready: boolean; reason?: string })),
    ),
    exited.then(() => ({ ready: false, reason: 'its process exited immediately' })),
  ]);
  if (!answer.ready)
    throw new Error(
      `The embedded PostgreSQL did not start: ${answer.reason}. Set DATABASE_URL to use one of your own.`,
    );
  const url = `postgres://konstruct:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  await ensureDatabase(`${url}/postgres`, 'konstruct');
  return {
    url: `${url}/konstruct`,
    async stop() {
      child.disconnect();
      await exited;
    },
  };
}

/** Starts an empty PostgreSQL that is deleted, including its data, when it stops. */
export async function startTemporaryPostgres(flags: readonly string[] = []): Promise<EmbeddedDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'konstruct-'));
  // When started by root, PostgreSQL runs as another user, who must be able to enter this directory.
  await chmod(directory, 0o755);
  const database = await startPostgres({
    directory: join(directory, 'data'),
    port: await freePort(),
    password: 'throw-away',
    flags,
  });
  return {
    url: database.url,
    async stop() {
      await database.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
