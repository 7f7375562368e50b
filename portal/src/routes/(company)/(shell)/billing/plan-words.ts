import { money, part, type Money } from '#lib/format/money.ts';
import { text } from './text.ts';

/** A yearly price per month, for comparison: `$39.00`, or `about $8.33` if it does not divide evenly. */
export function monthlyPrice(yearly: Money): string {
  const { money: monthly, isExact } = part(yearly, 12n);
  return isExact ? money(monthly) : text.about(money(monthly));
}
