import { format } from 'node:util';
import type { Logger } from './logger.ts';

const levels = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error', trace: 'error' } as const;

/**
 * A text that a library, or our own code, would print: an error in it is logged with its stack, in a separate field.
 */
function write(log: Logger, level: 'debug' | 'info' | 'warn' | 'error', values: readonly unknown[]): void {
  const err = values.find((value) => value instanceof Error);
  const text = format(...values.map((value) => (value instanceof Error ? value.message : value)));
  if (err) log[level]({ err }, text);
  else log[level](text);
}

/**
 * Writes everything that the process would print (our own output, a library's, Node's warnings, and the error that ends
 * it) as lines of the log. An uncaught error ends the process with 1, as it does without this.
 */
export function logOutput(log: Logger): void {
  for (const [method, level] of Object.entries(levels) as [
    keyof typeof levels,
    (typeof levels)[keyof typeof levels],
  ][]) {
    console[method] = (...values: unknown[]) => write(log, level, values);
  }
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.warn({ err: warning }, 'a warning of Node.js'));
  const end = (error: unknown) => {
    log.fatal({ err: error }, error instanceof Error ? error.message : String(error));
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
