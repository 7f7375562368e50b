/** The middle of several measurements, and their spread. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** The spread of some values; the median of an even number is the mean of the middle two. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = sorted.length / 2;
  const median = Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle));
  return { low: at(0), median, high: at(sorted.length - 1) };
}

/** The value below which `share` of the values lie; `share` is 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * Measures each target once per round, in an order that rotates from round to round, so that a machine that becomes
 * slow is slow for all. Returns each target's values, round by round.
 */
export async function alternate<TName extends string, T>(
  rounds: number,
  targets: Readonly<Record<TName, () => Promise<T>>>,
): Promise<Record<TName, T[]>> {
  const names = Object.keys(targets) as TName[];
  const seen = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<TName, T[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (let step = 0; step < names.length; step += 1) {
      const name = names[(round + step) % names.length];
      if (name !== undefined) seen[name].push(await targets[name]());
    }
  }
  return seen;
}

/** The spread of the ratios `of / to`, pair by pair. */
export function ratios(of: readonly number[], to: readonly number[]): Spread {
  return spreadOf(of.map((value, round) => value / (to[round] ?? Number.NaN)));
}

/** `1.23 (1.20-1.31)` */
export function shown({ low, median, high }: Spread, digits = 2): string {
  return `${median.toFixed(digits)} (${low.toFixed(digits)}-${high.toFixed(digits)})`;
}
