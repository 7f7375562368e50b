import { planStripeSetup } from '@konstruct/billing/stripe-setup';
import { baseUrlNames, providerEnv, vendorsByVariable } from '@konstruct/providers';
import { integrationsOn } from './integrations.ts';
import { type Check, type CheckResult, isOn, type SetupSettings, timeoutMs } from './settings.ts';
import { addressOf } from './vendor-addresses.ts';

/** The model providers that every installation should reach; others are checked only if an address is set for them. */
const usual = ['OPENAI_BASE_URL', 'ANTHROPIC_BASE_URL'] as const;

const modelAddresses = ({ values }: SetupSettings) => [
  ...usual.map((name) => values[name] ?? vendorsByVariable[name].baseUrl),
  ...baseUrlNames.flatMap((name) => values[name] ?? []),
];

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

/** The addresses of model providers that the administrator added. The services report a list that they refuse. */
function extraAddresses(list: string | undefined): string[] {
  const { data = [] } = providerEnv.EXTRA_LLM_PROVIDERS.safeParse(list);
  return data.map(({ baseUrl }) => baseUrl);
}

function waysOut(settings: SetupSettings): Check[] {
  const addresses = [
    ...modelAddresses(settings),
    ...extraAddresses(settings.values['EXTRA_LLM_PROVIDERS']),
    ...integrationsOn(settings).flatMap(({ addresses = [] }) => addresses.map((name) => addressOf(settings, name))),
  ];
  const origins = new Set(
    addresses.filter((address) => URL.canParse(address)).map((address) => new URL(address).origin),
  );
  return [...origins].map((origin) => [`outgoing connections to ${new URL(origin).host}`, wayOut(origin)] as const);
}

/** The checks of the integrations and of the model providers, at the vendors themselves. */
export function vendorChecks(settings: SetupSettings): Check[] {
  return [
    ...integrationsOn(settings).flatMap(({ vendorChecks: ofIntegration }) => ofIntegration?.(settings) ?? []),
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
