import { commonEnv, port, queueEnv, readEnv } from '@konstruct/kit/process';
import { providerEnv, providerRules } from '@konstruct/providers';
import { z } from 'zod';

/** What this service reads from the environment. */
const agentsEnv = {
  ...commonEnv,
  ...queueEnv,
  ...providerEnv,
  AGENTS_PORT: port,
  USAGE_URL: z.url({ error: 'set it to the address of the usage service' }),
  KEYS_URL: z.url({ error: 'set it to the address of the keys service' }),
  /** Signs this service's calls to other services. */
  AGENTS_CALL_PRIVATE_KEY: z
    .string({ error: 'set it to the private key that signs calls to other services, a JWK' })
    .min(1),
  /** The matching public keys, if they are set here: a pair that does not match is reported at startup. */
  AGENTS_CALL_PUBLIC_KEY: z.string().default(''),
  LLM_VAULT_PUBLIC_KEY: z.string().default(''),
  LLM_VAULT_KEYS: z.string({ error: 'set it to the private keys that open LLM keys, a JSON list of JWKs' }).min(1),
  /** The pause that ends a burst of messages, before it is answered. */
  QUIET_WINDOW_MS: z.coerce.number().int().min(0).max(60_000).default(2_000),
  /** The time limit of a model call. */
  MODEL_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(60_000),
  /** How many answers a process works on at once. One company may use half of them while it is the only one. */
  ANSWER_PLACES: z.coerce.number().int().min(2).max(5_000).default(400),
  /** How many answers one contact gets within an hour. */
  CONTACT_ANSWERS_PER_HOUR: z.coerce.number().int().min(1).max(100_000).default(60),
  /** The most that one contact's answers may cost within a day, in US dollars. */
  CONTACT_USD_PER_DAY: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,10})?$/, 'set it to an amount in US dollars, such as 5 or 0.50')
    .default('5'),
  /** The unit of the pauses between retries; tests shorten it. */
  RETRY_UNIT_MS: z.coerce.number().int().min(1).max(60_000).default(1_000),
} as const;

const pairs = [
  { public: 'LLM_VAULT_PUBLIC_KEY', private: 'LLM_VAULT_KEYS' },
  { public: 'AGENTS_CALL_PUBLIC_KEY', private: 'AGENTS_CALL_PRIVATE_KEY' },
];

/** The environment of this service. Throws one error that lists every issue. */
export const readAgentsEnv = (source: Readonly<Record<string, string | undefined>>) =>
  readEnv(
    agentsEnv,
    source,
    (env) => {
      const { issues, ...rules } = providerRules(env);
      const isCutOff = env.STOP_GRACE_SECONDS * 1000 <= env.MODEL_TIMEOUT_MS;
      const cutOff =
        'STOP_GRACE_SECONDS: set it above MODEL_TIMEOUT_MS, or each deployment interrupts model calls that are already paid for';
      return { ...rules, issues: [...issues, ...(isCutOff ? [cutOff] : [])] };
    },
    pairs,
  );
export type AgentsEnv = ReturnType<typeof readAgentsEnv>;
