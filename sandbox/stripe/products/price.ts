import { newId } from '../api/id.ts';
import type { Plan, Price } from '../wire.ts';

/** Stripe's billing intervals. */
export const INTERVALS = ['day', 'week', 'month', 'year'] as const;
export type Interval = (typeof INTERVALS)[number];

/** The properties that distinguish one price from another. */
export interface PriceFacts {
  id?: string | undefined;
  product: string;
  /** Null if it has fractions. */
  unitAmount: number | null;
  /** The same amount with fractions: `4950.5`. */
  unitAmountDecimal?: string | undefined;
  currency: string;
  interval: Interval | null;
  intervalCount?: number | undefined;
  lookupKey?: string | undefined;
  nickname?: string | undefined;
  metadata?: Record<string, string> | undefined;
}

/** A price per unit; licensed if it is recurring. */
export function newPrice(facts: PriceFacts, at: number): Price {
  return {
    id: facts.id ?? newId('price'),
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    created: at,
    currency: facts.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: facts.lookupKey ?? null,
    metadata: facts.metadata ?? {},
    nickname: facts.nickname ?? null,
    product: facts.product,
    recurring:
      facts.interval === null
        ? null
        : {
            interval: facts.interval,
            interval_count: facts.intervalCount ?? 1,
            meter: null,
            trial_period_days: null,
            usage_type: 'licensed',
          },
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: facts.interval === null ? 'one_time' : 'recurring',
    unit_amount: facts.unitAmount,
    unit_amount_decimal: facts.unitAmountDecimal ?? String(facts.unitAmount),
  };
}

/** The cost of a quantity, rounded to the smallest unit: a price may have fractions, a total has none. */
export const amountOf = ({ unit_amount, unit_amount_decimal }: Price, quantity: number): number =>
  Math.round(Number(unit_amount_decimal ?? unit_amount ?? 0) * quantity);

/** The older form of a recurring price, which subscription items still include. */
export function planOf(price: Price): Plan {
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: 'per_unit',
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? 'month',
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  };
}
