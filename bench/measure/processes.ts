import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process that is measured. */
export interface Child {
  readonly pid: number;
  output(): string;
  /** Milliseconds from its start until it reported that it is ready. */
  readonly readyMs: number;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What it prints once it is ready. */
  readonly ready: RegExp | (() => Promise<boolean>);
  /** The processor it is pinned to. */
  readonly cpu?: number;
}

/** Starts a process, pinned to a processor if one is named, and waits until it is ready. */
export async function startChild({ command, args, cwd, env, ready, cpu }: ChildOptions): Promise<Child> {
  const began = performance.now();
  const [program, given] = cpu === undefined ? [command, args] : ['taskset', ['-c', String(cpu), command, ...args]];
  const child: ChildProcess = spawn(program, given, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += String(chunk)));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const isReady = typeof ready === 'function' ? ready : async () => ready.test(output);
  while (!(await isReady())) {
    if (child.exitCode !== null || performance.now() - began > 120_000)
      throw new Error(`${command} ${args.join(' ')} did not get ready:\n${output.slice(-3000)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return {
    pid: child.pid ?? 0,
    readyMs: performance.now() - began,
    output: () => output,
    async kill(signal = 'SIGTERM') {
      child.kill(signal);
      await exited;
    },
  };
}

/** A process and all of its descendants. */
function family(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat) parents.set(Number(name), Number(stat[1]));
  }
  const members = [root];
  for (const member of members) for (const [pid, parent] of parents) if (parent === member) members.push(pid);
  return members;
}

/** The fields of `/proc/PID/stat` after the command's name, which may contain spaces; null if the process is gone. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

const tickMs = 10;

/** Milliseconds of processor time that a process and its children have used so far. */
export function cpuMs(root: number): number {
  const ticks = family(root).map((pid) => {
    const stat = statOf(pid);
    return stat ? Number(stat[11]) + Number(stat[12]) : 0;
  });
  return ticks.reduce((sum, each) => sum + each, 0) * tickMs;
}

/**
 * Memory of a process and its children in MiB: shared pages are counted once, divided among the processes that share
 * them.
 */
export function residentMib(root: number): number {
  const kib = family(root).map((pid) => {
    try {
      return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return kib.reduce((sum, each) => sum + each, 0) / 1024;
}
