import { currencyText } from '@konstruct/schema/money/decimal';
import { exactUsd, formatUsd } from '@konstruct/schema/money/usd';

/** The formatter that mails use, so that an amount looks the same everywhere. */
export { exactUsd, formatUsd as usd };

/** A mark on a scale with marks `step` apart, with enough digits to distinguish one mark from the next. */
export function usdMark(value: number, step: number): string {
  const digits = Math.max(2, Math.ceil(-Math.log10(step) - 1e-9));
  return currencyText(value.toFixed(digits), 'USD', digits, digits);
}
