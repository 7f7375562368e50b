const firstMs = 4_000;
const mostMs = 30_000;

/**
 * How long a page waits before it reopens a stream that was rejected `count` times in a row, in milliseconds. The wait
 * doubles each time and is up to half as long again, so that not all pages reconnect at once. `chance` is from 0 to 1.
 */
export function backoffMs(count: number, chance = Math.random()): number {
  return Math.min(mostMs, firstMs * 2 ** (count - 1)) * (1 + chance / 2);
}
