import { commonEnv, directoryEnv, integration, port, queueEnv, readEnv, secret, secretList } from '@konstruct/kit/process';
import { z } from 'zod';
import type { OffKinds } from './channel/switches.ts';

const shape = {
  ...commonEnv,
  ...directoryEnv,
  ...queueEnv,
  CHANNELS_PORT: port,
  CHANNELS_VAULT_PUBLIC_KEY: z.string().min(1, 'set it to the public key that tokens are sealed with, a JWK'),
  CHANNELS_VAULT_KEYS: z.string().min(1, 'set it to the ring of private keys that tokens are opened with, a JSON list of JWKs'),
  /** Meta's verify tokens are derived from it. */
  WHATSAPP_VERIFY_SECRET: secret,
  SLACK: integration,
  /** All three, or none: without them nobody can connect a workspace. */
  SLACK_CLIENT_ID: z.string().default(''),
  SLACK_CLIENT_SECRET: z.string().default(''),
  /** Several, with commas between them, while one is replaced by another. */
  SLACK_SIGNING_SECRET: secretList,
  SLACK_API_URL: z.url().default('https://slack.com/api/'),
  SLACK_AUTHORIZE_URL: z.url().default('https://slack.com/oauth/v2/authorize'),
  WHATSAPP: integration,
  META_GRAPH_URL: z.url().default('https://graph.facebook.com'),
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d{2}\.0$/, 'set it to a version such as v25.0')
    .default('v25.0'),
  /** Where a chat with a number is opened. */
  WHATSAPP_CHAT_URL: z.url().default('https://wa.me'),
};

const slackCredentials = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET'];

/** The environment of this service. Throws one error that names every fault. */
export function readChannelsEnv(source: Readonly<Record<string, string | undefined>>) {
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_SIGNING_SECRET: signingSecrets,
    ...env
  } = readEnv(
    shape,
    source,
    ({ SLACK, WHATSAPP }) => ({
      required: SLACK === 'on' ? slackCredentials : [],
      vendors: [
        ...(SLACK === 'on' ? ['SLACK_API_URL', 'SLACK_AUTHORIZE_URL'] : []),
        ...(WHATSAPP === 'on' ? ['META_GRAPH_URL', 'WHATSAPP_CHAT_URL'] : []),
      ],
    }),
    // What was sealed with a key that does not fit would be lost.
    [{ public: 'CHANNELS_VAULT_PUBLIC_KEY', private: 'CHANNELS_VAULT_KEYS' }],
  );
  if (env.SLACK === 'off') return { ...env, slack: null };
  const missing = [clientId, clientSecret, signingSecrets].flatMap((value, index) => (value.length === 0 ? [slackCredentials[index]] : []));
  // A half-configured Slack would connect and then hear nothing, or believe anybody.
  if (missing.length > 0 && missing.length < 3)
    throw new Error(`The environment is not complete.\n  ${missing.join(', ')}: set it too, or switch Slack off with SLACK=off.`);
  return { ...env, slack: missing.length === 0 ? { clientId, clientSecret, signingSecrets } : null };
}

/** What is switched off here. */
export const offKindsOf = ({ SLACK, WHATSAPP }: Pick<ChannelsEnv, 'SLACK' | 'WHATSAPP'>): OffKinds =>
  new Set([...(SLACK === 'off' ? (['SLACK'] as const) : []), ...(WHATSAPP === 'off' ? (['WHATSAPP'] as const) : [])]);

export type ChannelsEnv = ReturnType<typeof readChannelsEnv>;
