import { partsOf } from '@konstruct/schema/money/decimal';

const usdDigits = 10;

/** Adds up US dollar amounts: decimal strings with at most ten decimals, as the graph sends them. */
export function sumUsd(amounts: readonly string[]): string {
  const total = amounts.reduce((all, amount) => {
    const { sign, whole, fraction } = partsOf(amount);
    return all + BigInt(`${sign}${whole}${fraction.padEnd(usdDigits, '0')}`);
  }, 0n);
  const digits = String(total < 0n ? -total : total).padStart(usdDigits + 1, '0');
  return `${total < 0n ? '-' : ''}${digits.slice(0, -usdDigits)}.${digits.slice(-usdDigits)}`;
}
