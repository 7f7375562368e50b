const firstMs = 4_000;
const mostMs = 30_000;

/**
 * How long a page leaves a stream alone that was refused `count` times in a row, in milliseconds: twice as long each time, and up to
 * half as much longer, so that not all pages come back at once. `chance` is from 0 to 1.
 */
export function backoffMs(count: number, chance = Math.random()): number {
  return Math.min(mostMs, firstMs * 2 ** (count - 1)) * (1 + chance / 2);
}
