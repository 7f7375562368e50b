type Headers = Readonly<Record<string, string | undefined>> | undefined;

/** The longest pause before the next try, however long a host asks us to wait. */
const longestMs = 15 * 60_000;

const bounded = (ms: number) => (Number.isFinite(ms) && ms > 0 ? Math.min(Math.ceil(ms), longestMs) : null);

/**
 * How long a host asks us to wait, in milliseconds from now: `retry-after-ms`, or `Retry-After` in seconds or as a
 * date. Null if it does not say.
 */
export function retryAfterMs(headers: Headers, now = Date.now()): number | null {
  const after = headers?.['retry-after']?.trim();
  return (
    bounded(Number(headers?.['retry-after-ms'] ?? Number.NaN)) ??
    (after ? (bounded(Number(after) * 1000) ?? bounded(Date.parse(after) - now)) : null)
  );
}

/**
 * A duration in Google's form, such as `23s` or `23.5s`, in milliseconds; null if it is not one.
 * https://google.aip.dev/194
 */
export function delayMs(duration: unknown): number | null {
  const seconds = typeof duration === 'string' ? /^(\d{1,9}(?:\.\d{1,9})?)s$/.exec(duration)?.[1] : undefined;
  return seconds === undefined ? null : bounded(Number(seconds) * 1000);
}
