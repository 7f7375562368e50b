import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../launcher/home/ports.ts';
import { randomSecret } from '../../launcher/home/secrets.ts';

const root = join(import.meta.dirname, '../..');
const parts = ['sandbox', 'accounts', 'agents', 'billing', 'channels', 'keys', 'usage', 'gateway'];

/**
 * An installation on an external database: its secrets and its sandbox servers' state stay while the database comes and
 * goes.
 */
export interface Installation {
  readonly url: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  sandbox(name: string): string;
  /** Starts everything except the portal, or without some parts. */
  start(without?: readonly string[]): Promise<void>;
  stop(): Promise<void>;
  /** Runs a program of the launcher to its end, and returns its output. Throws if the program fails. */
  run(script: string, ...options: readonly string[]): Promise<string>;
  remove(): void;
}

export async function createInstallation(ownerUrl: string): Promise<Installation> {
  const home = mkdtempSync(join(tmpdir(), 'konstruct-backup-'));
  chmodSync(home, 0o755);
  const port = await freePort();
  const environment = {
    ...process.env,
    NODE_ENV: 'test',
    PORT: String(port),
    KONSTRUCT_HOME: home,
    DATABASE_URL: ownerUrl,
    PLATFORM_SECRET: randomSecret(),
    SANDBOX_MODEL_LATENCY_MS: '0',
    QUIET_WINDOW_MS: '200',
  };
  let running: ChildProcess | null = null;
  return {
    url: `http://localhost:${port}`,
    environment,
    sandbox(name) {
      const ports = JSON.parse(readFileSync(join(home, 'ports.json'), 'utf8')) as Record<string, number>;
      return `http://127.0.0.1:${ports[name]}`;
    },
    async start(without = []) {
      const wanted = parts.filter((part) => !without.includes(part));
      const child = spawn(process.execPath, [join(root, 'launcher/start.ts'), ...wanted], {
        cwd: root,
        env: environment,
      });
      running = child;
      let output = '';
      await new Promise<void>((resolve, reject) => {
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (chunk: Buffer) => {
            output += String(chunk);
            if (output.includes('gateway ready')) resolve();
          });
        child.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${output.slice(-4000)}`)));
      });
    },
    async stop() {
      const child = running;
      running = null;
      if (!child || child.exitCode !== null) return;
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exited;
    },
    run: (script, ...options) =>
      new Promise((resolve, reject) => {
        const file = join(root, 'launcher', script);
        execFile(process.execPath, [file, ...options], { cwd: root, env: environment }, (error, stdout, stderr) =>
          error ? reject(new Error(`${script} failed:\n${stdout}${stderr}`)) : resolve(stdout),
        );
      }),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}
