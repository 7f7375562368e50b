type Headers = Readonly<Record<string, string | undefined>> | undefined;

/** However long a host asks us to wait, a message waits no longer than this before the next try. */
const longestMs = 15 * 60_000;

/** When a host wants to be asked again, in milliseconds from now: `retry-after-ms`, or `Retry-After` in seconds or as a date. Null: it does not say. */
export function retryAfterMs(headers: Headers, now = Date.now()): number | null {
  const bounded = (ms: number) => (Number.isFinite(ms) && ms > 0 ? Math.min(Math.ceil(ms), longestMs) : null);
  const after = headers?.['retry-after']?.trim();
  return (
    bounded(Number(headers?.['retry-after-ms'] ?? Number.NaN)) ??
    (after ? (bounded(Number(after) * 1000) ?? bounded(Date.parse(after) - now)) : null)
  );
}
