// npm run stripe-setup: compares the Stripe account with what the product needs and, with --apply, creates what is
// missing. Safe to repeat.
import { parseArgs } from 'node:util';
import { planStripeSetup, type PriceWish } from '@konstruct/billing/stripe-setup';
import { environment } from './env.ts';
import { readValues } from './checks/settings.ts';

const usage = `Usage: npm run stripe-setup -- [--apply] [--currency usd --month 4900 --year 46800]

Shows what it would change; --apply does it. Amounts are in the currency's smallest unit: 4900 is 49.00 US dollars.`;

function readArguments(): { apply: boolean; prices: PriceWish | null } {
  const options = {
    apply: { type: 'boolean', default: false },
    currency: { type: 'string' },
    month: { type: 'string' },
    year: { type: 'string' },
  } as const;
  try {
    const { apply, currency = '', month = '', year = '' } = parseArgs({ options }).values;
    if ([currency, month, year].every((value) => value === '')) return { apply, prices: null };
    if (/^[a-z]{3}$/i.test(currency) && [month, year].every((amount) => /^[1-9]\d{0,8}$/.test(amount)))
      return { apply, prices: { currency, month: Number(month), year: Number(year) } };
  } catch {
    // Reported below, in words for a person.
  }
  throw new Error(usage);
}

try {
  const { apply, prices } = readArguments();
  const {
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_API_URL: apiUrl,
    PUBLIC_URL: publicUrl,
  } = readValues(environment).values;
  if (!secretKey) throw new Error('STRIPE_SECRET_KEY: set it to a secret key of your Stripe account.');
  if (!publicUrl || !URL.canParse(publicUrl)) throw new Error('PUBLIC_URL: set it to the address that people open.');
  const items = await planStripeSetup({ secretKey, apiUrl: apiUrl || 'https://api.stripe.com', publicUrl, prices });
  for (const { what, issue, note, change, ...item } of items) {
    const state = issue === null ? `ok${note ? ` (${note})` : ''}` : issue;
    console.log(`${what}: ${state}`);
    if (change === null) continue;
    console.log(`  ${apply ? 'now' : '--apply'} ${change}`);
    const kept = apply ? await item.apply() : null;
    if (kept !== null) console.log(`\nKeep this, Stripe shows it in its dashboard only from now on:\n${kept}\n`);
  }
  process.exitCode = items.some(({ issue, change }) => issue !== null && (change === null || !apply)) ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
