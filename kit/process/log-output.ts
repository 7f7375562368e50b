import { format } from 'node:util';
import type { Logger } from './logger.ts';

const levels = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error', trace: 'error' } as const;

/** A text that a library, or we, would print: an error among it is told with its stack, in a field of its own. */
function write(log: Logger, level: 'debug' | 'info' | 'warn' | 'error', values: readonly unknown[]): void {
  const err = values.find((value) => value instanceof Error);
  const text = format(...values.map((value) => (value instanceof Error ? value.message : value)));
  if (err) log[level]({ err }, text);
  else log[level](text);
}

/**
 * Has whatever the process would print (ours, a library's, Node's warnings, and the error that ends it) written as lines of the log. An
 * error that no one catches ends the process with 1, as it does without this.
 */
export function logOutput(log: Logger): void {
  for (const [method, level] of Object.entries(levels) as [keyof typeof levels, (typeof levels)[keyof typeof levels]][]) {
    console[method] = (...values: unknown[]) => write(log, level, values);
  }
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.warn({ err: warning }, 'Node warns'));
  const end = (error: unknown) => {
    log.fatal({ err: error }, error instanceof Error ? error.message : String(error));
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
