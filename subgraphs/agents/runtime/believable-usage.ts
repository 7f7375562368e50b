import { Decimal } from 'decimal.js';
import { type Cost, type Priced, priceOf, type Tokens } from '../provider/price.ts';

/** A provider's report that cannot be true. */
export interface Reported {
  /** Read and written together. */
  readonly tokens: number;
  /** US dollars. */
  readonly costUsd: string;
}

/** The cost that a call is booked at: never more than was reserved for it. */
export interface Paid extends Cost {
  /** Zero if the usage is not measured. */
  readonly tokens: Tokens;
  /** Whether the provider reported a plausible usage. False: the call is booked at its bound. */
  readonly isMeasured: boolean;
  /** Null: the report was plausible, or there was none. */
  readonly reported: Reported | null;
}

const noTokens: Tokens = { prompt: 0, completion: 0, cached: 0, cacheWritten: 0 };

/** The highest amount that a settlement can hold, in US dollars. */
const mostUsd = new Decimal('9999999999');

/**
 * The cost of a call. Its bound counts a token for each byte that was sent, so a report above it cannot be true: then
 * the call is booked at the bound, like one without a report, and the report is kept separately. The bound's own token
 * counts are not a measurement.
 */
export function paidFor(tokens: Tokens | null, bound: Cost & { readonly tokens: Tokens }, priced: Priced): Paid {
  const atBound = { tokens: noTokens, costUsd: bound.costUsd, isPriced: bound.isPriced, isMeasured: false };
  if (!tokens) return { ...atBound, reported: null };
  const cost = priceOf(tokens, priced);
  if (new Decimal(cost.costUsd).lte(bound.costUsd)) return { tokens, ...cost, isMeasured: true, reported: null };
  const reported = {
    tokens: Math.min(tokens.prompt + tokens.completion, Number.MAX_SAFE_INTEGER),
    costUsd: Decimal.min(cost.costUsd, mostUsd).toFixed(10),
  };
  return { ...atBound, reported };
}
