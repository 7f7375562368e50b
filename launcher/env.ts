import { readEnv } from '@konstruct/kit/process';
import { z } from 'zod';

const shape = {
  PORT: z.coerce.number().int().min(1).max(65535).default(4000),
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.url().optional(),
  DATABASE_DIRECT_URL: z.url().optional(),
  KONSTRUCT_HOME: z.string().optional(),
  PLATFORM_SECRET: z.string().optional(),
  SMTP_URL: z.url().optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  STRIPE_SECRET_KEY: z.string().optional(),
  META_GRAPH_URL: z.url().optional(),
  LOG_LEVEL: z.string().optional(),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
};

export type Settings = z.infer<z.ZodObject<typeof shape>>;

/** The variables that `migrate` reads: it does not need the public address. */
const databaseShape = {
  DATABASE_URL: shape.DATABASE_URL,
  PLATFORM_SECRET: shape.PLATFORM_SECRET,
  KONSTRUCT_HOME: shape.KONSTRUCT_HOME,
};

/**
 * How long a process that is asked to stop continues as before, so that a load balancer sees `/readyz` change in the
 * meantime.
 */
const stopDelay = z.coerce.number().min(0).max(600);
export const productionDelaySeconds = 5;

/** The whole environment, as it is passed to the services; each reads its own variables. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;

/**
 * A blank variable counts as not set; libraries that read the process's environment on import do not follow that rule.
 */
export function dropBlankVariables(): void {
  const blank = Object.entries(process.env).filter(([, value]) => value?.trim() === '');
  for (const [name] of blank) Reflect.deleteProperty(process.env, name);
}

/** What the launcher itself reads from the environment. A blank text counts as not set. */
export function readSettings(): Settings {
  return readEnv(shape, environment, () => ({ required: ['DATABASE_URL', 'PLATFORM_SECRET'] }));
}

/** The same for a command that needs only the database. */
export function readDatabaseSettings() {
  return readEnv(databaseShape, environment, () => ({ required: ['DATABASE_URL', 'PLATFORM_SECRET'] }));
}

/** `STOP_DELAY_SECONDS` in milliseconds: 5 seconds in production, none elsewhere. */
export function readStopDelayMs(): number {
  const usual = environment['NODE_ENV'] === 'production' ? productionDelaySeconds : 0;
  return readEnv({ STOP_DELAY_SECONDS: stopDelay.default(usual) }, environment).STOP_DELAY_SECONDS * 1000;
}
