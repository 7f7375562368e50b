import { partsOf } from '@konstruct/schema/money/decimal';

const usdDigits = 10;

/** Decimal texts of US dollars with at most ten digits, as the graph sends them, added up. */
export function sumUsd(amounts: readonly string[]): string {
  const total = amounts.reduce((all, amount) => {
    const { sign, whole, fraction } = partsOf(amount);
    return all + BigInt(`${sign}${whole}${fraction.padEnd(usdDigits, '0')}`);
  }, 0n);
  const digits = String(total < 0n ? -total : total).padStart(usdDigits + 1, '0');
  return `${total < 0n ? '-' : ''}${digits.slice(0, -usdDigits)}.${digits.slice(-usdDigits)}`;
}
