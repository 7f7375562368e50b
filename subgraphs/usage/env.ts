import { commonEnv, directoryEnv, port, queueEnv, readEnv } from '@konstruct/kit/process';
import { z } from 'zod';

const shape = {
  ...commonEnv,
  ...directoryEnv,
  ...queueEnv,
  USAGE_PORT: port,
  /** The public key of the only caller that may reserve budget. */
  AGENTS_CALL_PUBLIC_KEY: z.string({ error: 'set it to the public key of the agents service, a JWK' }).min(1),
};

export type UsageEnv = ReturnType<typeof readUsageEnv>;

/** Reads the environment of this service. Throws one error that names every issue. */
export function readUsageEnv(source: Readonly<Record<string, string | undefined>>) {
  return readEnv(shape, source);
}
