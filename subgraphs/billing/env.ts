import { commonEnv, directoryEnv, integration, port, queueEnv, readEnv, secretList } from '@konstruct/kit/process';
import { z } from 'zod';

const shape = {
  ...commonEnv,
  ...directoryEnv,
  ...queueEnv,
  BILLING_PORT: port.default(0),
  BILLING: integration,
  /** How many AI employees each company may have where billing is off. */
  BILLING_OFF_AGENT_QUOTA: z.coerce.number().int().min(0).max(100_000).default(100),
  STRIPE_SECRET_KEY: z.string().default(''),
  /** Comma-separated: more than one while a secret is being replaced. */
  STRIPE_WEBHOOK_SECRET: secretList,
  STRIPE_API_URL: z.url().default('https://api.stripe.com'),
  /** How many days AI employees keep working while a payment is overdue. */
  PAST_DUE_GRACE_DAYS: z.coerce.number().min(0).max(90).default(7),
};

const credentials = ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'] as const;

/** Reads the environment of this service. Throws one error that names every issue. */
export function readBillingEnv(source: Readonly<Record<string, string | undefined>>) {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, ...env } = readEnv(shape, source, ({ BILLING }) =>
    BILLING === 'on' ? { required: credentials, vendors: ['STRIPE_API_URL'] } : {},
  );
  if (env.BILLING === 'off') return { ...env, stripe: null };
  const given = [STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET];
  const missing = credentials.filter((_name, index) => given[index]?.length === 0);
  // Without the webhook secret, the service would sell but never receive Stripe's events, or would accept events from
  // any sender.
  if (missing.length > 0)
    throw new Error(
      `The environment is not complete.\n  ${missing.join(', ')}: set it, or switch payments off with BILLING=off.`,
    );
  return {
    ...env,
    stripe: { secretKey: STRIPE_SECRET_KEY, webhookSecrets: STRIPE_WEBHOOK_SECRET, apiUrl: env.STRIPE_API_URL },
  };
}

export type BillingEnv = ReturnType<typeof readBillingEnv>;
