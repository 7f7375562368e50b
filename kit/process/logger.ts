import { type DestinationStream, pino, type Logger } from 'pino';
import { currentOrigin, originFields } from '../tracing/origin.ts';
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
 * The ids that a line belongs to, except those that the logger already adds: some readers would lose a name that occurs
 * twice in one line.
 */
function belonging(logger: Logger): Record<string, string> {
  const origin = currentOrigin();
  if (!origin) return {};
  const bound = (logger as unknown as Record<symbol, unknown>)[pino.symbols.chindingsSym];
  return originFields(
    typeof bound === 'string' && bound.includes('"requestId":') ? { ...origin, requestId: undefined } : origin,
  );
}

/**
 * A structured logger: one JSON object per line. It omits the values of fields named like a secret, at any depth and in
 * errors, and secrets of a known format in any text. What has neither the name nor the format of a secret is shown: do
 * not log people's texts. Each line has the id of the request that it belongs to, and of the trace.
 */
export function createLogger({ name, level, destination }: LoggerOptions): Logger {
  // `redactFields` writes the errors; pino would write them a second time, and drop their fields.
  const serializers = { err: (error: unknown) => error };
  const mixin = (_fields: object, _level: number, logger: Logger) => belonging(logger);
  const options = {
    name,
    level,
    serializers,
    mixin,
    formatters: { log: redactFields },
    hooks: { streamWrite: redactText },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** A logger, as `createLogger` makes it. */
export type { Logger };
