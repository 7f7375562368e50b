/** How many times a message is put off before it is given up: with the pauses below, about six hours. */
export const maxRetries = 80;

const mostPauseMs = 300_000;
/** The longest pause that a vendor can ask for; after it the message is tried again anyway. */
const mostAskedMs = 3_600_000;

/**
 * How long to wait after an attempt that certainly did not go out: as long as the vendor asks, else 1 s, doubled each
 * time, up to five minutes.
 */
export function retryPauseMs(retryCount: number, retryAfterSeconds: number | null): number {
  if (retryAfterSeconds !== null) return Math.min(Math.max(retryAfterSeconds, 0) * 1000, mostAskedMs);
  return Math.min(1000 * 2 ** Math.min(retryCount, 20), mostPauseMs);
}
