import { formatMoney as amountText } from '@konstruct/schema/money/currency';

/** `$147.00`, in the format of the portal. */
export const formatMoney = (amountMinor: number | string | bigint, currency: string): string =>
  amountText({ amountMinor, currency });

/** `8 December 2026`. */
export function formatDay(date: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}
