import { commonEnv, directoryEnv, port, readEnv, secret } from '@konstruct/kit/process';
import { providerEnv, providerRules } from '@konstruct/providers';
import { z } from 'zod';

const shape = {
  ...commonEnv,
  ...directoryEnv,
  ...providerEnv,
  KEYS_PORT: port.default(0),
  /** The secret for fingerprints of keys. */
  LLM_FINGERPRINT_SECRET: secret,
  /** The public key of the only caller that may fetch sealed keys. */
  AGENTS_CALL_PUBLIC_KEY: z.string({ error: 'set it to the public key of the agents service, a JWK' }).min(1),
  LLM_VAULT_PUBLIC_KEY: z
    .string({ error: 'set it to the public key that LLM keys are sealed with, a JWK as JSON' })
    .min(1),
};

export type Env = z.infer<z.ZodObject<typeof shape>>;

/** Reads the environment; in production it rejects test servers. */
export function readKeysEnv(source: Readonly<Record<string, string | undefined>>): Env {
  return readEnv(shape, source, providerRules);
}
