import { currencyText } from '@konstruct/schema/money/decimal';
import { exactUsd, formatUsd } from '@konstruct/schema/money/usd';

/** The words of mails, so that a sum is written the same everywhere. */
export { exactUsd, formatUsd as usd };

/** A mark of a scale whose marks are `step` apart: with as many digits as tell them from each other. */
export function usdMark(value: number, step: number): string {
  const digits = Math.max(2, Math.ceil(-Math.log10(step) - 1e-9));
  return currencyText(value.toFixed(digits), 'USD', digits, digits);
}
