import type { Plan } from '../generated/resolvers.ts';

interface CatalogueEntry extends Omit<Plan, 'id' | 'pricePerAgent'> {
  /** Also the plan's id: the price at the payment provider is found by this name, so its amount is never written twice. */
  readonly lookupKey: string;
  readonly amountMinor: number;
  readonly currency: 'USD';
}

const trialDays = 14;

/** The plans on offer: what one AI employee costs, paid by the month or by the year. */
const catalogue: readonly CatalogueEntry[] = [
  { lookupKey: 'konstruct_employee_month', name: 'Monthly', interval: 'MONTH', amountMinor: 4_900, currency: 'USD', trialDays },
  { lookupKey: 'konstruct_employee_year', name: 'Yearly', interval: 'YEAR', amountMinor: 46_800, currency: 'USD', trialDays },
];

/** The plans, the cheapest first. */
export function listPlans(): Plan[] {
  return catalogue
    .toSorted((one, other) => one.amountMinor - other.amountMinor)
    .map(({ lookupKey, amountMinor, currency, ...plan }) => ({
      ...plan,
      id: lookupKey,
      pricePerAgent: { amountMinor: String(amountMinor), currency },
    }));
}
