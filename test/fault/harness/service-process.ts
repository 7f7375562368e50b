import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** One copy of one service, in its own process. */
export interface ServiceProcess {
  readonly name: string;
  readonly url: string;
  /** Process id of the one that is running now. */
  pid(): number;
  /** Ends it without a chance to clean up. */
  kill(): Promise<void>;
  /** Starts it again after it ended. */
  start(): Promise<void>;
  /** Stops its clock, like a paused machine: its connections and transactions stay open. */
  freeze(): void;
  thaw(): void;
  /** Asks it to stop, and waits. Returns its exit code; null if a signal ended it. */
  stop(): Promise<number | null>;
  /** The output of this process and of those before it. */
  output(): string;
}

export interface ServiceOptions {
  readonly name: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Starts a service as its container does, and waits until it listens. If it ends instead, throws its last output. */
export async function startServiceProcess({ name, port, environment }: ServiceOptions): Promise<ServiceProcess> {
  let child: ChildProcess | undefined;
  let output = '';

  async function start(): Promise<void> {
    // The channel to this process ends it if this process is gone.
    const started = spawn(process.execPath, [join(root, 'launcher/serve.ts'), name], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child = started;
    await new Promise<void>((resolve, reject) => {
      let own = '';
      for (const stream of [started.stdout, started.stderr]) {
        stream?.on('data', (chunk: Buffer) => {
          output = (output + String(chunk)).slice(-200_000);
          own = (own + String(chunk)).slice(-10_000);
          if (own.includes(`${name} ready on`)) resolve();
        });
      }
      started.once('exit', (code) => reject(new Error(`${name} ended with ${code}:\n${own.slice(-3000)}`)));
    });
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ended = child;
    if (!ended || ended.exitCode !== null || ended.signalCode !== null) return ended?.exitCode ?? null;
    const exited = new Promise((resolve) => ended.once('exit', resolve));
    ended.kill(signal);
    await exited;
    return ended.exitCode;
  }

  await start();
  return {
    name,
    url: `http://127.0.0.1:${port}`,
    pid: () => child?.pid ?? 0,
    kill: async () => void (await end('SIGKILL')),
    start,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    stop() {
      // A frozen process would not receive the signal.
      child?.kill('SIGCONT');
      return end('SIGTERM');
    },
    output: () => output,
  };
}
