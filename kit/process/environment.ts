import { z } from 'zod';

/** A TCP port; 0 lets the system choose. */
export const port = z.coerce
  .number({ error: 'set it to a port, a number from 0 to 65535' })
  .int('set it to a port, a number from 0 to 65535')
  .min(0, 'set it to a port, a number from 0 to 65535')
  .max(65535, 'set it to a port, a number from 0 to 65535');

const secret = z.string({ error: 'set it to at least 32 random characters' }).min(32, 'set it to at least 32 random characters');
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'set it to postgres://HOST:PORT/DATABASE' });

/** What every service reads from its environment. */
export const commonEnv = {
  DATABASE_URL: databaseUrl,
  /** The database itself, where DATABASE_URL leads to a pooler: listeners and workers use it. */
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  /** The passwords of the database's roles are derived from it. */
  PLATFORM_SECRET: secret,
  IDENTITY_PUBLIC_KEY: z.string({ error: "set it to the gateway's public key, a JWK" }),
  SERVICE_CALL_SECRET: secret,
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ error: 'set it to the address that people open, such as https://example.com' }).default('http://localhost:4000'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
} as const;

/** What to say where a schema has no words of its own; zod's would show types, and might show values. */
function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_value') return `set it to one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.input !== undefined)
    return `set it to at least ${issue.minimum} characters`;
  if (issue.code === 'too_small' && issue.origin === 'number') return `set it to a number of ${issue.minimum} or more`;
  if (issue.code === 'too_big' && issue.origin === 'number') return `set it to a number of ${issue.maximum} or less`;
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'set it to an address, such as https://example.com';
  if (issue.code === 'invalid_type' && issue.expected === 'number') return 'set it to a number';
  if (issue.code === 'invalid_type' && issue.expected === 'int') return 'set it to a whole number';
  return issue.input === undefined ? 'it is missing; set it' : undefined;
}

/**
 * Reads an environment by a shape of zod schemas. A variable that is empty counts as not set. Throws one error that names every
 * fault, each with what to set, none with what was set.
 */
export function readEnv<TShape extends z.ZodRawShape>(shape: TShape, source: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = z.object(shape).safeParse(given, { error: sentence });
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`);
  throw new Error(`The environment is not complete.\n  ${faults.join('\n  ')}`);
}
