import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directoryRole, gatewayRole, rolePassword, tenantRole, workerRole } from '@konstruct/kit/database';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { freePort } from '../../../launcher/home/ports.ts';

const program = '/usr/sbin/pgbouncer';

/** Whether PgBouncer is installed. CI must have it; elsewhere `apt-get install pgbouncer` installs it. */
export function hasPooler(): boolean {
  const isThere = existsSync(program);
  if (!isThere && process.env['CI']) throw new Error('PgBouncer is missing: apt-get install pgbouncer.');
  return isThere;
}

export interface Pooler {
  /** The same database through it. */
  readonly url: string;
  stop(): Promise<void>;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}

/**
 * Starts PgBouncer in transaction mode, with its defaults, in front of the database. It knows each role's password, and
 * the owner's.
 */
export async function startPooler(databaseUrl: string, platformSecret: string): Promise<Pooler> {
  const home = mkdtempSync(join(tmpdir(), 'konstruct-pooler-'));
  chmodSync(home, 0o755);
  const target = new URL(databaseUrl);
  const port = await freePort();
  const roles = [...subgraphs.flatMap((name) => [tenantRole(name), directoryRole(name)]), workerRole, gatewayRole];
  const users = [
    ...roles.map((role) => [role, rolePassword(role, platformSecret)]),
    [target.username, target.password],
  ];
  writeFileSync(join(home, 'users'), users.map(([name, password]) => `"${name}" "${password}"\n`).join(''));
  const settings = {
    ...{
      listen_addr: '127.0.0.1',
      listen_port: port,
      unix_socket_dir: '',
      auth_type: 'scram-sha-256',
      auth_file: join(home, 'users'),
    },
    ...{ pool_mode: 'transaction', default_pool_size: 5, max_client_conn: 500 },
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  writeFileSync(
    join(home, 'ini'),
    ['[databases]', `* = host=${target.hostname} port=${target.port}`, '[pgbouncer]', ...lines, ''].join('\n'),
  );
  const command = [program, join(home, 'ini')];
  // It refuses to run as root.
  const [name = '', ...args] =
    process.getuid?.() === 0
      ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', ...command]
      : command;
  const child: ChildProcess = spawn(name, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => (output += String(chunk)));
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`PgBouncer did not start:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const url = new URL(databaseUrl);
  url.port = String(port);
  return {
    url: url.href,
    async stop() {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await exited;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
