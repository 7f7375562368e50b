/** How often a message is put off before it is given up: with the pauses below, about six hours. */
export const maxRetries = 80;

const mostPauseMs = 300_000;
/** A vendor that asks for more is asked again all the same. */
const mostAskedMs = 3_600_000;

/** How long to wait after a try that surely did not go out: as the vendor asks, else 1 s, doubled with each, up to five minutes. */
export function retryPauseMs(retryCount: number, retryAfterSeconds: number | null): number {
  if (retryAfterSeconds !== null) return Math.min(Math.max(retryAfterSeconds, 0) * 1000, mostAskedMs);
  return Math.min(1000 * 2 ** Math.min(retryCount, 20), mostPauseMs);
}
