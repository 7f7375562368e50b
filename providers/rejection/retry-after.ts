type Headers = Readonly<Record<string, string | undefined>> | undefined;

/** However long a host asks us to wait, a message waits no longer than this before the next try. */
const longestMs = 15 * 60_000;

const bounded = (ms: number) => (Number.isFinite(ms) && ms > 0 ? Math.min(Math.ceil(ms), longestMs) : null);

/** When a host wants to be asked again, in milliseconds from now: `retry-after-ms`, or `Retry-After` in seconds or as a date. Null: it does not say. */
export function retryAfterMs(headers: Headers, now = Date.now()): number | null {
  const after = headers?.['retry-after']?.trim();
  return (
    bounded(Number(headers?.['retry-after-ms'] ?? Number.NaN)) ??
    (after ? (bounded(Number(after) * 1000) ?? bounded(Date.parse(after) - now)) : null)
  );
}

/** A duration in Google's form, such as `23s` or `23.5s`, in milliseconds; null where it is none. https://google.aip.dev/194 */
export function delayMs(duration: unknown): number | null {
  const seconds = typeof duration === 'string' ? /^(\d{1,9}(?:\.\d{1,9})?)s$/.exec(duration)?.[1] : undefined;
  return seconds === undefined ? null : bounded(Number(seconds) * 1000);
}
