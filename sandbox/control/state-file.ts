import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The state of a sandbox server. Change `value` in place, then call `changed`. */
export interface State<T> {
  value: T;
  /** Reports that `value` was changed; it is written to disk within 20 ms. */
  changed(): void;
  /** Discards everything and starts again from the initial state. */
  reset(): void;
  /** Immediately writes what is not on disk yet. */
  flush(): void;
}

const WRITE_DELAY_MS = 20;

/**
 * Opens the state in `file`, or in memory if there is no file. Writes go to a second file, which is then renamed, so
 * that a killed sandbox server never leaves a partial file.
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
    // A file from an earlier release lacks parts that were added later.
    value: { ...initial(), ...read<T>(file) },
    changed: () => {
      // Many changes share one write; otherwise a sandbox server under load would write its whole history for each
      // message.
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
