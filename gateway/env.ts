import { commonEnv, port, readEnv, signingSecrets } from '@konstruct/kit/process';
import { subgraphs, type SubgraphName } from '@konstruct/schema/subgraphs';
import { z } from 'zod';

const address = z.url({ error: 'set it to the address of the service, such as http://127.0.0.1:4101' });
const commaList = z
  .string()
  .default('')
  .transform((list) => list.split(',').flatMap((entry) => entry.trim() || []));

const {
  DATABASE_URL,
  DATABASE_DIRECT_URL,
  DATABASE_PASSWORD,
  HOST,
  PUBLIC_URL,
  LOG_LEVEL,
  NODE_ENV,
  STOP_GRACE_SECONDS,
} = commonEnv;

const shape = {
  DATABASE_URL,
  DATABASE_DIRECT_URL,
  DATABASE_PASSWORD,
  HOST,
  PUBLIC_URL,
  LOG_LEVEL,
  NODE_ENV,
  STOP_GRACE_SECONDS,
  PORT: port.default(4000),
  /** Where /metrics is served, in the private network. */
  METRICS_PORT: port.default(0),
  IDENTITY_PRIVATE_KEY: z.string().min(1, "set it to the gateway's private key, an Ed25519 JWK"),
  /** The public half of the key, if it is known here: a mismatch is reported at the start. */
  IDENTITY_PUBLIC_KEY: z.string().default(''),
  /** The secret with which accounts signs session cookies, and those it used before. */
  AUTH_SECRET: signingSecrets,
  ACCOUNTS_URL: address,
  AGENTS_URL: address,
  BILLING_URL: address,
  CHANNELS_URL: address,
  KEYS_URL: address,
  USAGE_URL: address,
  PORTAL_URL: address,
  /** Multiplies every rate of the graph: 2 allows twice as much. */
  RATE_SCALE: z.coerce
    .number({ error: 'set it to a number, such as 2' })
    .positive('set it to a number above 0')
    .default(1),
  /** Files with further trusted documents, in addition to the portal's and the kept ones. */
  TRUSTED_DOCUMENTS: commaList,
  /** Addresses or networks of reverse proxies in front of the gateway. Their X-Forwarded-For is trusted. */
  TRUSTED_PROXIES: commaList.transform((list) => (list.length > 0 ? list : ['loopback'])),
};

/** Apollo's gateway would report to its vendor. It checks this variable only when a gateway is created. */
export function switchOffTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
}

/** Reads the gateway's environment; throws one error that names every issue. */
export function env(source: Readonly<Record<string, string | undefined>>) {
  const pairs = [{ public: 'IDENTITY_PUBLIC_KEY', private: 'IDENTITY_PRIVATE_KEY' }];
  const read = readEnv(shape, source, () => ({}), pairs);
  const urls = subgraphs.map((name) => [name, read[`${name.toUpperCase() as Uppercase<SubgraphName>}_URL`]] as const);
  return { ...read, subgraphUrls: Object.fromEntries(urls) as Record<SubgraphName, string> };
}
