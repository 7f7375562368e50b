type Headers = Readonly<Record<string, string | undefined>> | undefined;

/** The longest pause before the next try, however long a host asks us to wait. */
const longestMs = 15 * 60_000;

const bounded = (ms: number) => (Number.isFinite(ms) && ms > 0 ? Math.min(Math.ceil(ms), longestMs) : null);

/**
 * How long a host asks us to wait, in milliseconds from `now`: `retry-after-ms`, or `Retry-After` in seconds or as a
 * date. Null if it does not say.
 */
export function retryAfterMs(headers: Headers, now: Date): number | null {
  const after = headers?.['retry-after']?.trim();
  return (
    bounded(Number(headers?.['retry-after-ms'] ?? Number.NaN)) ??
    (after ? (bounded(Number(after) * 1000) ?? bounded(Date.parse(after) - now.getTime())) : null)
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

const inWords =
  /(?:retry|try again) (?:in|after) (\d{1,9}(?:\.\d{1,9})?) ?s(?:ec(?:ond)?s?)?\b|retryDelay\W{1,8}(\d{1,9}(?:\.\d{1,9})?)s/i;

/**
 * The same where a message says it, or quotes another host's error: "Please retry in 23.5s", `"retryDelay": "29s"`.
 */
export function delayInWords(message: string): number | null {
  const [, said, quoted] = inWords.exec(message) ?? [];
  return bounded(Number(said ?? quoted ?? Number.NaN) * 1000);
}
