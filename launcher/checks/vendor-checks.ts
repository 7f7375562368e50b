import { planStripeSetup } from '@konstruct/billing/stripe-setup';
import { createSlack } from '@konstruct/channels/slack';
import { baseUrlNames, vendorsByVariable } from '@konstruct/providers';
import { type Check, type CheckResult, isOn, type SetupSettings, timeoutMs } from './settings.ts';

const vendors = {
  SLACK_API_URL: 'https://slack.com/api/',
  META_GRAPH_URL: 'https://graph.facebook.com',
  STRIPE_API_URL: 'https://api.stripe.com',
  OPENAI_BASE_URL: vendorsByVariable.OPENAI_BASE_URL.baseUrl,
} as const;

/** The model providers that every installation should reach; others are checked only if an address is set for them. */
const usual = ['OPENAI_BASE_URL', 'ANTHROPIC_BASE_URL'] as const;

const modelAddresses = ({ values }: SetupSettings) => [
  ...usual.map((name) => values[name] ?? vendorsByVariable[name].baseUrl),
  ...baseUrlNames.flatMap((name) => values[name] ?? []),
];

/** A vendor's address: as set, or the default. */
export const addressOf = ({ values }: SetupSettings, name: keyof typeof vendors) => values[name] ?? vendors[name];

/** Slack distinguishes a wrong id and a wrong secret from a code that it never issued. */
async function slackCredentials(settings: SetupSettings): Promise<string | null> {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, PUBLIC_URL: publicUrl = '' } = settings.values;
  if (!clientId || !clientSecret) return 'set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to those of your Slack app.';
  const slack = createSlack({ clientId, clientSecret, apiUrl: addressOf(settings, 'SLACK_API_URL'), timeoutMs });
  const redirectUri = URL.canParse('/oauth/slack/callback', publicUrl)
    ? new URL('/oauth/slack/callback', publicUrl).href
    : '';
  const outcome = await slack.exchangeCode('konstruct-check-setup', redirectUri);
  if (outcome.kind !== 'refused') return 'Slack cannot be reached; check that outgoing connections are allowed.';
  switch (outcome.reason) {
    case 'invalid_code':
      return null;
    case 'invalid_client_id':
      return 'Slack knows no app with this SLACK_CLIENT_ID.';
    case 'bad_client_secret':
      return 'SLACK_CLIENT_SECRET does not belong to the app with this SLACK_CLIENT_ID.';
    case 'bad_redirect_uri':
      return `the app does not list ${redirectUri} among its redirect URLs; npm run slack-manifest prints all it needs.`;
    default:
      return `Slack answers ${outcome.reason}.`;
  }
}

/** Any answer is fine: it proves that the name resolves, the way is open and the certificate is trusted. */
async function wayOut(origin: string): Promise<string | null> {
  const answer = await fetch(origin, {
    method: 'HEAD',
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => null);
  return answer
    ? null
    : 'it cannot be reached; allow outgoing connections and DNS, and use no proxy that replaces certificates.';
}

/** The addresses of model providers that the administrator added. The services report a value that is not a list. */
function extraAddresses(list: string | undefined): string[] {
  try {
    return (JSON.parse(list ?? '[]') as { baseUrl: string }[]).map(({ baseUrl }) => baseUrl);
  } catch {
    return [];
  }
}

function waysOut(settings: SetupSettings): Check[] {
  const addresses = [
    ...modelAddresses(settings),
    ...extraAddresses(settings.values['EXTRA_LLM_PROVIDERS']),
    ...(isOn(settings, 'WHATSAPP') ? [addressOf(settings, 'META_GRAPH_URL')] : []),
  ];
  const origins = new Set(
    addresses.filter((address) => URL.canParse(address)).map((address) => new URL(address).origin),
  );
  return [...origins].map((origin) => [`outgoing connections to ${new URL(origin).host}`, wayOut(origin)] as const);
}

/** The checks of Slack, of the model providers and of Meta. */
export function vendorChecks(settings: SetupSettings): Check[] {
  return [
    ...(isOn(settings, 'SLACK') ? [["Slack's credentials", slackCredentials(settings)] as const] : []),
    ...waysOut(settings),
  ];
}

/** Compares the Stripe account with what the product needs. */
export async function stripeChecks(settings: SetupSettings): Promise<CheckResult[]> {
  if (!isOn(settings, 'BILLING')) return [];
  const { STRIPE_SECRET_KEY: secretKey, PUBLIC_URL: publicUrl = '' } = settings.values;
  if (!secretKey)
    return [{ what: "Stripe's key", issue: 'set STRIPE_SECRET_KEY to a secret key of your Stripe account.' }];
  if (!URL.canParse(publicUrl)) return [{ what: "Stripe's webhook endpoint", issue: 'set PUBLIC_URL first.' }];
  const items = await planStripeSetup({
    secretKey,
    apiUrl: addressOf(settings, 'STRIPE_API_URL'),
    publicUrl,
    prices: null,
  });
  return items.map(({ what, issue, note, change }) => ({
    what,
    issue: issue !== null && change !== null ? `${issue}; npm run stripe-setup -- --apply ${change}.` : issue,
    ...(note === undefined ? {} : { note }),
  }));
}
