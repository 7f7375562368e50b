import { money, part, type Money } from '#lib/format/money.ts';
import { text } from './text.ts';

/** What a year's price comes to in a month, to compare it by: `$39.00`, or `about $8.33` where it cannot be divided. */
export function monthlyPrice(yearly: Money): string {
  const { money: monthly, isExact } = part(yearly, 12n);
  return isExact ? money(monthly) : text.about(money(monthly));
}
