import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program that Node restarts whenever a file that it has imported changes. */
export interface WatchedProcess {
  /** Restarts it although nothing that it imports has changed. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the program with its environment; resolves once it has reported for the first time that it is ready. Prints
 * its output.
 */
export async function startWatched(
  program: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<WatchedProcess> {
  function begin() {
    const child = spawn(process.execPath, ['--watch', '--watch-preserve-output', ...program], {
      // A separate process group: Ctrl-C reaches only the launcher, which stops everything in order.
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...environment },
    });
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const ready = new Promise<void>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        print(line);
        if (/ ready on /.test(line)) resolve();
      });
    });
    return { child, exited, ready };
  }

  let current = begin();
  async function end(): Promise<void> {
    current.child.kill('SIGTERM');
    await current.exited;
  }
  await Promise.race([current.ready, current.exited]);
  return {
    async restart() {
      await end();
      current = begin();
      await current.ready;
    },
    stop: end,
  };
}
