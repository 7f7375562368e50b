import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import { freePort } from '../../launcher/home/ports.ts';

const ownRoot = join(import.meta.dirname, '../..');

/** Every part of the product, by the launcher's names. */
const allParts = ['sandbox', 'accounts', 'agents', 'billing', 'channels', 'keys', 'usage', 'portal', 'gateway'];

export interface ProductOptions {
  /** Parts that run in a separate process, so that they can be killed. */
  readonly alone?: readonly string[];
  readonly without?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** A copy of the repository to start instead of this one: it migrates the database first. */
  readonly root?: string;
}

/** The whole product in separate processes, on a database for this test. */
export interface Product {
  readonly url: string;
  readonly database: TestDatabase;
  /** The environment it was started with: for other programs of the launcher that look for the product. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where a sandbox listens. */
  sandbox(name: 'slack' | 'mail' | 'model' | 'meta' | 'stripe'): string;
  /** Ends a process without a chance to clean up. */
  kill(part: string): Promise<void>;
  /** Starts a part again. */
  start(part: string): Promise<void>;
  /** The platform's own secrets, by name. */
  secrets(): Record<string, string>;
  /** The processes: what runs in each, its id, and whether it has ended. */
  processes(): readonly { readonly name: string; readonly pid: number; readonly hasEnded: boolean }[];
  /** The output of all processes. */
  output(): string;
  stop(): Promise<void>;
}

/** As much of a product as an operator needs. */
export type ReachableProduct = Pick<Product, 'url' | 'sandbox'>;

function startUp(child: ChildProcess, seen: () => boolean, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => seen() && resolve();
    child.stdout?.on('data', look);
    child.once('exit', (code) =>
      reject(new Error(`A process of the product ended with ${code}:\n${output().slice(-4000)}`)),
    );
  });
}

/** Starts the product as `npm start` would, with the test's own database, home and ports. */
export async function startProduct({
  alone = [],
  without = [],
  environment = {},
  root = ownRoot,
}: ProductOptions = {}): Promise<Product> {
  const database = await createTestDatabase();
  const home = mkdtempSync(join(tmpdir(), 'konstruct-home-'));
  chmodSync(home, 0o755);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    LOG_LEVEL: 'info',
    PORT: String(port),
    KONSTRUCT_HOME: home,
    DATABASE_URL: database.ownerUrl,
    PLATFORM_SECRET: database.connection.platformSecret,
    TRUSTED_DOCUMENTS: 'test/graph/generated/persisted-documents.json',
    SANDBOX_MODEL_LATENCY_MS: '0',
    QUIET_WINDOW_MS: '200',
    // Each start reads the same sources: Node's compile cache is kept.
    NODE_COMPILE_CACHE: join(tmpdir(), 'konstruct-compile-cache'),
    ...environment,
  };
  if (root !== ownRoot)
    await promisify(execFile)(process.execPath, [join(root, 'launcher/migrate.ts')], { cwd: root, env });
  const children = new Map<string, ChildProcess>();
  let output = '';

  async function run(name: string, parts: readonly string[]): Promise<void> {
    const child = spawn(process.execPath, [join(root, 'launcher/start.ts'), ...parts], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    children.set(name, child);
    let own = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        own += String(chunk);
        output += String(chunk);
      });
    }
    const services = parts.filter((part) => part !== 'sandbox');
    await startUp(
      child,
      () => services.every((part) => own.includes(`${part} ready`)),
      () => own,
    );
  }

  async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
  }

  const together = allParts.filter((part) => !alone.includes(part) && !without.includes(part));
  await run('together', together);
  await Promise.all(alone.map((part) => run(part, [part])));
  const ports = JSON.parse(readFileSync(join(home, 'ports.json'), 'utf8')) as Record<string, number>;
  return {
    url,
    database,
    environment: env,
    sandbox: (name) => `http://127.0.0.1:${ports[name]}`,
    kill: async (part) => {
      const child = children.get(part);
      if (child) await end(child, 'SIGKILL');
    },
    start: (part) => run(part, [part]),
    secrets() {
      const kept = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as Record<string, string>;
      // Only the private part of a key pair is secret.
      const pairs = Object.entries(kept).filter(([name]) => !name.endsWith('PUBLIC_KEY'));
      return Object.fromEntries(pairs.map(([name, value]) => [name, /"d":"([^"]+)"/.exec(value)?.[1] ?? value]));
    },
    processes: () =>
      [...children].map(([name, { pid = 0, exitCode, signalCode }]) => ({
        name,
        pid,
        hasEnded: exitCode !== null || signalCode !== null,
      })),
    output: () => output,
    async stop() {
      await Promise.all([...children.values()].map((child) => end(child, 'SIGTERM')));
      await database.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
