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

/** The whole environment, as it is handed on to the services; each reads what is its own. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;

/** What the launcher itself reads from the environment. A blank text counts as not set. */
export function readSettings(): Settings {
  return readEnv(shape, environment, () => ({ required: ['DATABASE_URL', 'PLATFORM_SECRET'] }));
}
