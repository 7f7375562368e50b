import { pino, type Logger } from 'pino';

/** Names of fields that may hold a secret; a log line never shows their values. */
const secretFields = ['authorization', 'cookie', 'set-cookie', 'password', 'token', 'secret', 'key', 'apiKey', 'sealed'];

/** A structured logger: one JSON object a line, secrets left out. */
export function createLogger({ name, level }: { name: string; level: string }): Logger {
  const paths = secretFields.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]);
  return pino({ name, level, redact: { paths, censor: '[left out]' } });
}

export type { Logger };
