import { createHmac } from 'node:crypto';
import { startMeta } from '../meta/meta.ts';
import { startSlack } from '../slack/slack.ts';
import { startStripe } from '../stripe/stripe.ts';
import type { Received } from './event-receiver.ts';
import { control, install } from './slack-app.ts';
import { stripeFor } from './stripe/stripe-account.ts';

/** How a vendor is started for a webhook test. */
export interface DeliveryOptions {
  receiverUrl: string;
  stateFile: string;
  retryDelaysMs: number[];
  timeoutMs?: number;
}

/** What the tests for all vendors need to know about one. */
export interface DeliveryVendor {
  name: string;
  start(options: DeliveryOptions): Promise<{ url: string; stop(): Promise<void> }>;
  /** Directs its webhooks to the receiver. Called once, before the first webhook. */
  connect(url: string, receiverUrl: string): Promise<void>;
  /** Causes exactly one webhook. */
  cause(url: string): Promise<void>;
  /** Whether the signature is the vendor's, over the received bytes. */
  isSigned(received: Received): boolean;
  /** The fault that makes a wrong signature. */
  badSignature: object;
  /** What the vendor's headers say about a retry; empty if they say nothing. */
  retryOf(received: Received): string;
  /** The expected values for the first attempt, the retry after a 500, and the retry after a timeout. */
  retries: readonly [first: string, second: string, third: string];
}

const signature = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');
const header = ({ headers }: Received, name: string) => String(headers[name] ?? '');

const slack: DeliveryVendor = {
  name: 'Slack',
  start: ({ receiverUrl, ...options }) => startSlack({ ...options, port: 0, eventsUrl: receiverUrl }),
  connect: async (url) => void (await install(url)),
  cause: (url) => control(url, '/messages', { user: 'ada', channel: 'dm', text: 'hello' }),
  isSigned: (received) => {
    const signed = `v0:${header(received, 'x-slack-request-timestamp')}:${received.raw}`;
    return header(received, 'x-slack-signature') === `v0=${signature('sandbox-signing-secret', signed)}`;
  },
  badSignature: { badSignature: true },
  retryOf: (received) => `${header(received, 'x-slack-retry-num')} ${header(received, 'x-slack-retry-reason')}`.trim(),
  retries: ['', '1 http_error', '2 http_timeout'],
};

interface Values {
  appSecret: string;
  businessAccountId: string;
  accessToken: string;
}
const acmeSecret = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';

const meta: DeliveryVendor = {
  name: 'Meta',
  start: (options) => startMeta({ ...options, port: 0 }),
  connect: async (url, callbackUrl) => {
    const { businessAccountId, accessToken } = await control<Values>(url, '/connection-values', undefined, 'GET');
    await control(url, '/webhook', { callbackUrl, verifyToken: 'verify' });
    const headers = { authorization: `Bearer ${accessToken}` };
    await fetch(`${url}/v25.0/${businessAccountId}/subscribed_apps`, { method: 'POST', headers });
  },
  cause: (url) => control(url, '/messages', { from: 'ada', text: 'hello' }),
  isSigned: (received) => header(received, 'x-hub-signature-256') === `sha256=${signature(acmeSecret, received.raw)}`,
  badSignature: { signature: 'wrong' },
  retryOf: () => '',
  retries: ['', '', ''],
};

const stripe: DeliveryVendor = {
  name: 'Stripe',
  start: ({ receiverUrl, ...options }) => startStripe({ ...options, port: 0, webhookUrl: receiverUrl }),
  connect: async () => undefined,
  cause: async (url) => void (await stripeFor(url).customers.create()),
  isSigned: (received) => {
    const [, timestamp, signed] = /^t=(\d+),v1=(\w+)$/.exec(header(received, 'stripe-signature')) ?? [];
    return signed === signature('whsec_sandbox', `${timestamp}.${received.raw}`);
  },
  badSignature: { badSignature: true },
  retryOf: () => '',
  retries: ['', '', ''],
};

export const deliveryVendors: readonly DeliveryVendor[] = [slack, meta, stripe];
