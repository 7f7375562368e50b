import { Decimal } from 'decimal.js';
import { type Cost, type Priced, priceOf, type Tokens } from './price.ts';

/** What a provider reported, where that cannot be true. */
export interface Reported {
  /** Read and written together. */
  readonly tokens: number;
  /** US dollars. */
  readonly costUsd: string;
}

/** What a call is booked at: never more than was reserved for it. */
export interface Paid extends Cost {
  readonly tokens: Tokens;
  /** Null: the report was believed, or there was none. */
  readonly reported: Reported | null;
}

/** The most that a settlement can tell, in US dollars. */
const mostUsd = new Decimal('9999999999');

/**
 * What a call cost. Its bound counts a token for each byte that was sent, so a report that costs more cannot be true: the call is
 * booked at the bound, as one without any report, and what was reported is told beside.
 */
export function paidFor(tokens: Tokens | null, bound: Cost & { readonly tokens: Tokens }, priced: Priced): Paid {
  const atBound = { tokens: bound.tokens, costUsd: bound.costUsd, isPriced: false };
  if (!tokens) return { ...atBound, reported: null };
  const cost = priceOf(tokens, priced);
  if (new Decimal(cost.costUsd).lte(bound.costUsd)) return { tokens, ...cost, reported: null };
  const reported = {
    tokens: Math.min(tokens.prompt + tokens.completion, Number.MAX_SAFE_INTEGER),
    costUsd: Decimal.min(cost.costUsd, mostUsd).toFixed(10),
  };
  return { ...atBound, reported };
}
