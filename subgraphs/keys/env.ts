import { commonEnv, directoryEnv, port, readEnv, secret } from '@konstruct/kit/process';
import { z } from 'zod';
import { extraProviders } from './provider/extra-providers.ts';

const baseUrl = z.url({ protocol: /^https?$/, error: 'set it to https://HOST/PATH' }).transform((url) => url.replace(/\/+$/, ''));

const shape = {
  ...commonEnv,
  ...directoryEnv,
  KEYS_PORT: port.default(0),
  /** Fingerprints of keys are made with it. */
  LLM_FINGERPRINT_SECRET: secret,
  /** Of the one caller that may fetch sealed keys. */
  AGENTS_CALL_PUBLIC_KEY: z.string({ error: 'set it to the public key of the agents service, a JWK' }).min(1),
  LLM_VAULT_PUBLIC_KEY: z.string({ error: 'set it to the public key that LLM keys are sealed with, a JWK as JSON' }).min(1),
  OPENAI_BASE_URL: baseUrl.default('https://api.openai.com/v1'),
  ANTHROPIC_BASE_URL: baseUrl.default('https://api.anthropic.com/v1'),
  EXTRA_LLM_PROVIDERS: extraProviders,
  LLM_ALLOW_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((pair) => pair.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(/^\S+:\d{1,5}$/, 'set it to a list of HOST:PORT, with commas between'))),
};

export type Env = z.infer<z.ZodObject<typeof shape>>;

/** Reads the environment; in production, stand-ins are refused. */
export function readKeysEnv(source: Readonly<Record<string, string | undefined>>): Env {
  return readEnv(shape, source, ({ LLM_ALLOW_PRIVATE_HOSTS, EXTRA_LLM_PROVIDERS }) => ({
    vendors: ['OPENAI_BASE_URL', 'ANTHROPIC_BASE_URL'],
    admitted: LLM_ALLOW_PRIVATE_HOSTS,
    issues: EXTRA_LLM_PROVIDERS.filter(({ isPractice }) => isPractice).map(
      ({ id }) => `EXTRA_LLM_PROVIDERS: "${id}" is a practice provider; take it out in production`,
    ),
  }));
}

/** The pair by which a guarded client admits an address. */
export function hostAndPort(address: string): string {
  const url = new URL(address);
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}
