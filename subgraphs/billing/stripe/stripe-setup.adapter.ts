import type Stripe from 'stripe';
import { handledEvents } from './meaning.ts';
import { findPortal, createPortalConfiguration } from './portal.adapter.ts';
import { createStripeClient, isLiveKey, type StripeOptions } from './stripe-client.adapter.ts';
import { readPrice } from './stripe-objects.adapter.ts';
import { lookupKeyOf } from './stripe.port.ts';

/** What employees cost, in the currency's smallest unit; null: missing prices are not created. */
export interface PriceWish {
  readonly currency: string;
  readonly month: number;
  readonly year: number;
}

export interface StripeSetupOptions extends StripeOptions {
  /** The address where people open the product, and where the webhook is. */
  readonly publicUrl: string;
  readonly prices: PriceWish | null;
}

/** One thing that the Stripe account must have. */
export interface SetupItem {
  readonly what: string;
  /** What to fix; null if nothing. */
  readonly issue: string | null;
  /** Worth knowing even if nothing needs to be fixed. */
  readonly note?: string;
  /** Describes what `apply` does; null if a person must decide. */
  readonly change: string | null;
  /** Fixes the issue; safe to repeat. Returns a line to add to the .env file; null if there is none. */
  apply(): Promise<string | null>;
}

const right = (what: string, note?: string): SetupItem => ({
  ...{ what, issue: null, change: null, apply: async () => null },
  ...(note === undefined ? {} : { note }),
});
const byHand = (what: string, issue: string): SetupItem => ({ what, issue, change: null, apply: async () => null });

/** Marks the product that we create, so that we create it once. */
const productMark = { konstruct: 'employee' };

/**
 * Compares a Stripe account with what the product needs: the key, the two prices, the webhook endpoint with exactly the
 * processed events, and the Billing Portal's configuration. Only reads. Never changes what other people created.
 */
export async function planStripeSetup(options: StripeSetupOptions): Promise<SetupItem[]> {
  const stripe = createStripeClient(options);
  const mode = isLiveKey(options.secretKey) ? 'live' : 'test mode: no one is charged';
  const parts: readonly [string, (what: string) => Promise<SetupItem[]>][] = [
    ["Stripe's prices", () => planPrices(stripe, options.prices)],
    ["Stripe's webhook endpoint", (what) => planEndpoint(stripe, what, options.publicUrl)],
    ["Stripe's Billing Portal", (what) => planPortal(stripe, what)],
  ];
  try {
    await stripe.prices.list({ limit: 1 });
  } catch (error) {
    return [byHand("Stripe's key", describeRejection(error))];
  }
  const planned = await Promise.all(
    parts.map(([what, plan]) => plan(what).catch((error: unknown) => [byHand(what, describeRejection(error))])),
  );
  return [right("Stripe's key", mode), ...planned.flat()];
}

/** Quotes nothing from Stripe's message: it may contain the key. */
function describeRejection(error: unknown): string {
  const { type } = error as { type?: unknown };
  if (type === 'StripeAuthenticationError')
    return 'Stripe does not accept STRIPE_SECRET_KEY; set it to a key of your account.';
  if (type === 'StripePermissionError')
    return 'STRIPE_SECRET_KEY is a restricted key without permission for this; add the permission, or set an unrestricted key.';
  if (type === 'StripeConnectionError') return 'Stripe cannot be reached; check that outgoing connections are allowed.';
  return `Stripe rejected the request (${typeof type === 'string' ? type : 'no reason'}).`;
}

async function planPrices(stripe: Stripe, wish: PriceWish | null): Promise<SetupItem[]> {
  const { data } = await stripe.prices.list({ lookup_keys: Object.values(lookupKeyOf), limit: 100 });
  let product: Promise<string> | null = null;
  const findProduct = () => (product ??= findOrMakeProduct(stripe, data));
  return Object.entries(lookupKeyOf).map(([interval, lookupKey]) => {
    const what = `Stripe's price ${lookupKey}`;
    const price = data.find(({ lookup_key: key }) => key === lookupKey);
    const each = { MONTH: 'month', YEAR: 'year' } as const;
    const unit = each[interval as keyof typeof each];
    if (!price && wish === null)
      return byHand(what, `it is missing; npm run stripe-setup creates it, with --currency, --month and --year.`);
    if (!price && wish !== null) {
      const change = `creates a price of ${wish[unit]} ${wish.currency} (smallest unit) a ${unit}`;
      return {
        what,
        issue: 'it is missing',
        change,
        apply: async () => makePrice(stripe, { product: await findProduct(), unit, lookupKey, wish }),
      };
    }
    const [offer] = price ? readPrice(price) : [];
    if (!price?.active) return byHand(what, 'it is archived; make it active, or give its lookup key to another price.');
    if (offer?.interval !== interval)
      return byHand(what, `it is not a fixed amount per ${unit}; give its lookup key to a price that is.`);
    const isWished =
      wish === null || (wish[unit] === offer.unitAmountMinor && wish.currency.toUpperCase() === offer.currency);
    const costs = `${offer.unitAmountMinor} ${offer.currency} (smallest unit) a ${unit}`;
    return isWished
      ? right(what, costs)
      : byHand(what, `it is ${costs}; to change a price in use, give its lookup key to another price by hand.`);
  });
}

/** Both prices belong to one product: that of an existing price, or else the one that we created or create now. */
async function findOrMakeProduct(stripe: Stripe, prices: readonly Stripe.Price[]): Promise<string> {
  const [known] = prices;
  if (known) return typeof known.product === 'string' ? known.product : known.product.id;
  for await (const { id, metadata } of stripe.products.list({ active: true, limit: 100 })) {
    if (metadata['konstruct'] === productMark.konstruct) return id;
  }
  const made = await stripe.products.create({ name: 'AI employee', metadata: productMark });
  return made.id;
}

async function makePrice(
  stripe: Stripe,
  { product, unit, lookupKey, wish }: { product: string; unit: 'month' | 'year'; lookupKey: string; wish: PriceWish },
): Promise<null> {
  await stripe.prices.create({
    product,
    currency: wish.currency.toLowerCase(),
    unit_amount: wish[unit],
    recurring: { interval: unit },
    lookup_key: lookupKey,
  });
  return null;
}

async function planEndpoint(stripe: Stripe, what: string, publicUrl: string): Promise<SetupItem[]> {
  const url = new URL('/webhooks/stripe', publicUrl).href;
  const found: Stripe.WebhookEndpoint[] = [];
  for await (const each of stripe.webhookEndpoints.list({ limit: 100 })) if (each.url === url) found.push(each);
  const [endpoint, second] = found;
  const events = [...handledEvents] as Stripe.WebhookEndpointCreateParams.EnabledEvent[];
  if (second)
    return [
      byHand(
        what,
        `there are ${found.length} for ${url}, so each event arrives as many times. Delete all but one, and set STRIPE_WEBHOOK_SECRET to its secret.`,
      ),
    ];
  if (!endpoint) {
    const make = async () => {
      const { secret } = await stripe.webhookEndpoints.create({
        url,
        enabled_events: events,
        description: 'Konstruct',
      });
      return `STRIPE_WEBHOOK_SECRET=${secret}`;
    };
    return [
      { what, issue: `there is none for ${url}`, change: `creates it, with ${events.length} events`, apply: make },
    ];
  }
  const lacking = events.filter((event) => !endpoint.enabled_events.includes(event));
  const more = endpoint.enabled_events.filter((event) => !handledEvents.includes(event));
  const wrong = [
    ...(endpoint.status === 'enabled' ? [] : ['it is disabled']),
    ...(lacking.length > 0 ? [`it does not send ${lacking.join(', ')}`] : []),
    ...(more.length > 0 ? [`it sends ${more.join(', ')}, which are not handled`] : []),
  ];
  if (wrong.length === 0) return [right(what)];
  const fix = async () => {
    await stripe.webhookEndpoints.update(endpoint.id, { enabled_events: events, disabled: false });
    return null;
  };
  return [
    {
      what,
      issue: wrong.join('; '),
      change: `sets it to send the ${events.length} events that are handled`,
      apply: fix,
    },
  ];
}

async function planPortal(stripe: Stripe, what: string): Promise<SetupItem[]> {
  if ((await findPortal(stripe)) !== null) return [right(what)];
  const make = async () => {
    await createPortalConfiguration(stripe);
    return null;
  };
  return [
    {
      what,
      issue: null,
      note: 'its configuration is created when it is first needed',
      change: 'creates its configuration now',
      apply: make,
    },
  ];
}
