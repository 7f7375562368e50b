import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@konstruct/kit/testing';
import { containerPorts } from '../../launcher/env-file/container-ports.ts';
import { freePort } from '../../launcher/home/ports.ts';
import { type RestartablePostgres, startRestartablePostgres } from '../fault/harness/postgres.ts';
import { environmentOf, product, root } from './compose-file.ts';

/** A process that runs what a container would. */
interface Contained {
  readonly name: string;
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
}

/** What `docker compose up` would run, each container a process with that container's variables and nothing else. */
export interface Composed {
  /** Where the gateway listens. */
  readonly url: string;
  /** A separate cluster: roles belong to all databases of one. */
  readonly postgres: RestartablePostgres;
  /** Where a container listens on its own port. */
  addressOf(service: string): string;
  /** Where a browser finds a sandbox server. */
  sandbox(name: 'slack' | 'mail' | 'model' | 'meta' | 'stripe'): string;
  /** SIGTERM to all at once, as with `docker compose kill -s TERM`; exit codes by name. */
  terminate(names?: readonly string[]): Promise<Record<string, number | null>>;
  /** Starts containers that have ended again. */
  start(names: readonly string[]): Promise<void>;
  output(): string;
  stop(): Promise<void>;
}

export interface ComposedOptions {
  /** The .env. */
  readonly env: Readonly<Record<string, string>>;
  /** Added to every container's variables: what the machine provides, such as certificates. */
  readonly machine?: Readonly<Record<string, string>>;
}

const containerPort = /\b(localhost|127\.0\.0\.1|[a-z]+):(4\d{3})\b/g;

/** Runs a command to its end. Returns its exit code and its output. */
async function runOnce(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, command.slice(1), { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, output };
}

/** Starts it on a database for this test: `migrate` to its end, then every container until it is ready. */
export async function startComposed({ env, machine = {} }: ComposedOptions): Promise<Composed> {
  const postgres = await startRestartablePostgres();
  const owner = new URL(postgres.url);
  const state = mkdtempSync(join(tmpdir(), 'konstruct-sandbox-'));
  const ports = new Map<number, number>();
  for (const port of [4000, ...Object.values(containerPorts)]) ports.set(port, await freePort());
  const portOf = (port: number) => ports.get(port) ?? port;
  const profiles = (env['COMPOSE_PROFILES'] ?? '').split(',');
  const names = Object.entries(product.services).flatMap(([name, service]) =>
    ['postgres', 'migrate'].includes(name) ||
    (service.profiles && !service.profiles.some((each) => profiles.includes(each)))
      ? []
      : [name],
  );
  const hosts = new Set([...names, 'localhost', '127.0.0.1']);

  /** A container's variables, with the addresses that its services have on this machine. */
  function variables(name: string): NodeJS.ProcessEnv {
    const own = Object.entries(environmentOf(name, env)).map(([variable, value]) => {
      if (/(^|_)PORT$/.test(variable)) return [variable, String(portOf(Number(value)))];
      const text = value
        .replace(
          /@postgres:5432\/\w+|\/\/postgres:5432\/\w+/,
          (match) => `${match.slice(0, match.startsWith('@') ? 1 : 2)}${owner.host}${owner.pathname}`,
        )
        .replace(containerPort, (whole, host: string, port: string) =>
          hosts.has(host) ? `${host === 'localhost' ? host : '127.0.0.1'}:${portOf(Number(port))}` : whole,
        );
      return [variable, text];
    });
    const here = { HOST: '127.0.0.1', SANDBOX_LISTEN_HOST: 'localhost', SANDBOX_STATE_DIR: state, SANDBOX_FORWARD: '' };
    const given = Object.fromEntries(own) as Record<string, string>;
    const moved = Object.fromEntries(Object.entries(here).filter(([variable]) => variable in given));
    return { PATH: process.env['PATH'], ...given, ...moved, ...machine };
  }

  // The owner's password is the harness's, not the one that compose gives its own PostgreSQL.
  const migrated = await runOnce(product.services['migrate']?.command ?? [], {
    ...variables('migrate'),
    DATABASE_URL: postgres.url,
  });
  if (migrated.code !== 0) throw new Error(`migrate ended with ${migrated.code}:\n${migrated.output}`);

  let output = migrated.output;
  const running = new Map<string, Contained>();

  function run(name: string): Contained {
    const command = product.services[name]?.command ?? [];
    const child = spawn(process.execPath, command.slice(1), {
      cwd: root,
      env: variables(name),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (output = (output + String(chunk)).slice(-400_000)));
    const contained = { name, child, exited: new Promise<number | null>((resolve) => child.once('exit', resolve)) };
    running.set(name, contained);
    return contained;
  }

  const addressOf = (name: string) => {
    const port =
      name === 'gateway'
        ? 4000
        : name === 'sandbox'
          ? containerPorts.mail
          : containerPorts[name as keyof typeof containerPorts];
    return `http://127.0.0.1:${portOf(port)}`;
  };

  async function start(wanted: readonly string[]): Promise<void> {
    for (const { name, child } of wanted.map(run)) {
      await until(async () => {
        if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}:\n${output.slice(-3000)}`);
        const path = name === 'sandbox' ? '/' : '/readyz';
        return (
          await fetch(
            `${addressOf(name).replace('127.0.0.1', name === 'sandbox' ? 'localhost' : '127.0.0.1')}${path}`,
          ).catch(() => null)
        )?.ok;
      }, 90_000);
    }
  }

  async function terminate(wanted: readonly string[] = [...running.keys()]): Promise<Record<string, number | null>> {
    const ended = wanted
      .flatMap((name) => running.get(name) ?? [])
      .map(async ({ name, child, exited }) => {
        child.kill('SIGTERM');
        return [name, await exited] as const;
      });
    return Object.fromEntries(await Promise.all(ended));
  }

  async function stop(): Promise<void> {
    for (const { child } of running.values()) child.kill('SIGKILL');
    await Promise.all([...running.values()].map(({ exited }) => exited));
    await postgres.stop();
    rmSync(state, { recursive: true, force: true });
  }

  try {
    await start(names);
  } catch (error) {
    await stop();
    throw error;
  }
  const url = `http://localhost:${portOf(4000)}`;
  return {
    url,
    postgres,
    addressOf,
    sandbox: (name) => `http://localhost:${portOf(containerPorts[name])}`,
    terminate,
    start,
    output: () => output,
    stop,
  };
}
