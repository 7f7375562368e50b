import { ask, type Check, isOn, type SetupSettings } from './settings.ts';
import { slackCredentials, slackSignature } from './slack-checks.ts';
import type { AddressName } from './vendor-addresses.ts';

/** What is checked of an integration that a deployment may switch off, and what has to be entered at its vendor. */
interface Integration {
  /** Of its switch. */
  readonly name: Parameters<typeof isOn>[1];
  /** The checks at the public address. */
  publicChecks(settings: SetupSettings): Check[];
  /** The checks at the vendor, with the deployment's credentials. */
  vendorChecks?(settings: SetupSettings): Check[];
  /** The addresses that have to be reached. */
  readonly addresses?: readonly AddressName[];
  /** The lines with the addresses that have to be entered at the vendor. */
  pasted(at: (path: string) => string): string[];
}

/** The service itself rejects an unsigned webhook: that proves that the way to it is open. */
async function callback(settings: SetupSettings, path: string, wanted: number): Promise<string | null> {
  const answer = await ask(settings, path, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  if (!answer) return 'it cannot be reached.';
  return answer.status === wanted ? null : `it answers ${answer.status}, where ${wanted} is expected.`;
}

const slack: Integration = {
  name: 'SLACK',
  publicChecks: (settings) => [
    ["Slack's webhook", callback(settings, '/webhooks/slack', 401)],
    ["Slack's signing secret", slackSignature(settings)],
  ],
  vendorChecks: (settings) => [["Slack's credentials", slackCredentials(settings)]],
  pasted: (at) => [
    `  Slack, redirect URL:       ${at('/oauth/slack/callback')}`,
    `  Slack, event request URL:  ${at('/webhooks/slack')}`,
  ],
};

const whatsApp: Integration = {
  name: 'WHATSAPP',
  publicChecks: (settings) => [
    ["WhatsApp's webhook", callback(settings, '/webhooks/whatsapp/00000000-0000-7000-8000-000000000000', 401)],
  ],
  addresses: ['META_GRAPH_URL'],
  pasted: () => ["  Meta, callback URL:        shown for each number on the product's page Channels"],
};

/** The account at Stripe is compared with what the product needs by `stripeChecks`. */
const billing: Integration = {
  name: 'BILLING',
  publicChecks: (settings) => [["Stripe's webhook", callback(settings, '/webhooks/stripe', 400)]],
  pasted: (at) => [`  Stripe, webhook endpoint:  ${at('/webhooks/stripe')}`],
};

/** The integrations that are on. */
export const integrationsOn = (settings: SetupSettings) =>
  [slack, whatsApp, billing].filter(({ name }) => isOn(settings, name));
