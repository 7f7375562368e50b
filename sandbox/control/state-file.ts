import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a sandbox server remembers. Change `value` in place, then call `changed`. */
export interface State<T> {
  value: T;
  /** Says that `value` was changed; it reaches the disk within 20 ms. */
  changed(): void;
  /** Forgets everything and starts from the initial state. */
  reset(): void;
  /** Writes at once what is not on the disk yet. */
  flush(): void;
}

const WRITE_DELAY_MS = 20;

/**
 * Opens the state kept in `file`, or in memory where no file is given.
 * Writes go to a second file first, which is then renamed, so a killed sandbox server never leaves half a file.
 */
export function openState<T extends object>(file: string | undefined, initial: () => T): State<T> {
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(state.value));
    renameSync(`${file}.new`, file);
  };
  const state: State<T> = {
    // A file of an earlier release lacks the parts that came since.
    value: { ...initial(), ...read<T>(file) },
    changed: () => {
      // Many changes share one write: a sandbox server under load would otherwise write its whole past per message.
      timer ??= setTimeout(write, WRITE_DELAY_MS);
    },
    reset: () => {
      state.value = initial();
      write();
    },
    flush: () => {
      if (timer !== undefined) write();
    },
  };
  return state;
}

function read<T>(file: string | undefined): T | undefined {
  if (file === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`${file} is not readable as JSON. Delete it to start the sandbox server again from nothing.`);
  }
}
