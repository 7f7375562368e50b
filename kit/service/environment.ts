import { z } from 'zod';

/** A TCP port; 0 lets the system choose. */
export const port = z.coerce.number().int().min(0).max(65535);

/** What every service reads from its environment. */
export const commonEnv = {
  DATABASE_URL: z.url({ error: 'set it to postgres://HOST:PORT/DATABASE' }),
  DATABASE_DIRECT_URL: z.url().optional(),
  PLATFORM_SECRET: z.string().min(32, 'set it to at least 32 random characters'),
  IDENTITY_PUBLIC_KEY: z.string().min(1, "set it to the gateway's public key, a JWK"),
  SERVICE_CALL_SECRET: z.string().min(32, 'set it to at least 32 random characters'),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().default('http://localhost:4000'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
} as const;

/** Reads an environment. Throws one error that names every fault, each with what to set. */
export function readEnv<TShape extends z.ZodRawShape>(shape: TShape, source: Readonly<Record<string, string | undefined>>) {
  const result = z.object(shape).safeParse(source);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`The environment is not complete.\n  ${faults.join('\n  ')}`);
}
