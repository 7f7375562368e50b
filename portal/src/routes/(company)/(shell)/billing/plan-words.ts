import type { PlanInterval } from '#generated/graphql.ts';
import type { Money } from '#lib/format/money.ts';

export const intervalNames: Record<PlanInterval, string> = { MONTH: 'month', YEAR: 'year' };

/** What a year's price comes to in a month, to compare it by. */
export const monthlyPrice = ({ amountMinor, currency }: Money): Money => ({ amountMinor: String(BigInt(amountMinor) / 12n), currency });
