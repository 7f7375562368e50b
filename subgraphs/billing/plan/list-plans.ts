import type { Context } from '../context.ts';
import type { Plan } from '../generated/resolvers.ts';
import type { PriceOffer } from '../stripe/stripe.port.ts';
import { trialDays } from './catalogue.ts';

const names = { MONTH: 'Monthly', YEAR: 'Yearly' };

/** What can be bought, cheapest first; empty where this installation takes no payments. */
export async function listPlans({ deps: { catalogue } }: Context): Promise<Plan[]> {
  const offers = catalogue ? await catalogue.offers() : [];
  return offers.map(describePlan);
}

function describePlan({ lookupKey, interval, unitAmountMinor, currency }: PriceOffer): Plan {
  const pricePerAgent = { amountMinor: String(unitAmountMinor), currency };
  return { id: lookupKey, name: names[interval], interval, pricePerAgent, trialDays, isCardRequired: true };
}
