import type { Plan, Resolvers } from '../generated/resolvers.ts';
import type { PriceOffer } from '../stripe/stripe.port.ts';
import { type Catalogue, trialDays } from '../stripe/catalogue.ts';

const names = { MONTH: 'Monthly', YEAR: 'Yearly' };

function describePlan({ lookupKey, interval, unitAmountMinor, currency }: PriceOffer): Plan {
  const pricePerAgent = { amountMinor: String(unitAmountMinor), currency };
  return { id: lookupKey, name: names[interval], interval, pricePerAgent, trialDays, isCardRequired: true };
}

export const planResolvers = (catalogue: Catalogue | null) =>
  ({
    Query: { plans: async () => ((await catalogue?.offers()) ?? []).map(describePlan) },
  }) satisfies Resolvers;
