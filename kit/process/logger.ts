import { type DestinationStream, pino, type Logger } from 'pino';
import { redactFields, redactText } from './redaction.ts';

/** What `createLogger` takes. */
export interface LoggerOptions {
  /** The service's name, on each line. */
  readonly name: string;
  /** `silent`, `error`, `warn`, `info` or `debug`. */
  readonly level: string;
  /** Where lines go. Default: the standard output. */
  readonly destination?: DestinationStream;
}

/**
 * A structured logger: one JSON object a line. Left out are the values of fields whose names tell of a secret, at any depth and in
 * errors, and secrets of a known form in any text. What has neither name nor form of a secret is shown: do not log texts of people.
 */
export function createLogger({ name, level, destination }: LoggerOptions): Logger {
  // Errors are written by `redactFields`; pino would write them a second time, and drop what they hold.
  const serializers = { err: (error: unknown) => error };
  const options = { name, level, serializers, formatters: { log: redactFields }, hooks: { streamWrite: redactText } };
  return destination ? pino(options, destination) : pino(options);
}

/** A logger, as `createLogger` makes it. */
export type { Logger };
