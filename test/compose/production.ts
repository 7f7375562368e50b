import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { startVendors, type Vendors } from '../fault/harness/vendors/vendors.ts';
import type { ReachableDeployment } from '../fault/harness/deployment.ts';
import { type Composed, startComposed } from './composed.ts';
import { makeEnv } from './compose-file.ts';
import './public-names.ts';
import { makeCertificate, startTlsFront, type TlsFront } from './tls-front.ts';

/**
 * A production deployment: what compose runs, TLS in front of it, and vendors that look as if they were on the public
 * internet.
 */
export interface Production extends ReachableDeployment {
  readonly composed: Composed;
  stop(): Promise<void>;
}

/** What an administrator fills in by hand. */
const filledIn = {
  MAIL_FROM: 'Konstruct <hello@example.net>',
  SLACK_CLIENT_ID: '12345.67890',
  STRIPE_SECRET_KEY: '',
  BILLING: 'off',
  // The tests' operations, beside the portal's.
  TRUSTED_DOCUMENTS: 'test/graph/generated/persisted-documents.json',
};

/** The tests' sandbox servers, under names of the public internet and over TLS: production accepts no others. */
async function publish(vendors: Vendors, front: (port: number) => Promise<TlsFront>): Promise<Record<string, string>> {
  const fronts = new Map<string, number>();
  for (const [, port = ''] of JSON.stringify(vendors.environment).matchAll(/127\.0\.0\.1:(\d+)/g)) {
    if (!fronts.has(port)) fronts.set(port, (await front(Number(port))).port);
  }
  return Object.fromEntries(
    Object.entries(vendors.environment).map(([name, value]) => {
      if (name === 'SMTP_URL') return [name, value.replace('127.0.0.1', 'mail.example.net')];
      const text = value
        .replaceAll(/http:\/\/127\.0\.0\.1/g, 'https://vendor.example.net')
        .replaceAll('127.0.0.1', 'vendor.example.net')
        .replaceAll(/vendor\.example\.net:(\d+)/g, (_whole, port: string) => `vendor.example.net:${fronts.get(port)}`)
        .replaceAll('"isPractice":true', '"isPractice":false');
      return [name, text];
    }),
  );
}

/** Fills in a new .env as docs/operating.md says, and starts the deployment. */
export async function startProduction(more: Readonly<Record<string, string>> = {}): Promise<Production> {
  const certificate = makeCertificate();
  setDefaultCACertificates([...getCACertificates(), certificate.cert.toString()]);
  const fronts: TlsFront[] = [];
  const front = async (target = 0) => {
    const started = await startTlsFront(certificate, target);
    fronts.push(started);
    return started;
  };
  const vendors = await startVendors();
  const publicFront = await front();
  const url = `https://konstruct.example.net:${publicFront.port}`;
  const env = {
    ...makeEnv(),
    ...filledIn,
    ...(await publish(vendors, front)),
    PUBLIC_URL: url,
    QUIET_WINDOW_MS: '1',
    ...more,
  };
  const stopRest = async () => void (await Promise.all([vendors.stop(), ...fronts.map((each) => each.stop())]));
  try {
    const machine = {
      NODE_EXTRA_CA_CERTS: certificate.certPath,
      NODE_OPTIONS: `--import ${join(import.meta.dirname, 'public-names.ts')}`,
    };
    const composed = await startComposed({ env, machine });
    publicFront.target = Number(new URL(composed.url).port);
    vendors.deliver = async ({ path, headers, body }) => {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(10_000),
      });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`The webhook was answered ${response.status}.`);
    };
    return {
      ...{ url, vendors, composed, postgres: composed.postgres },
      sandbox: vendors.sandbox,
      async stop() {
        await composed.stop();
        await stopRest();
      },
    };
  } catch (error) {
    await stopRest();
    throw error;
  }
}
