const dayMs = 86_400_000;
const maxDays = 366;

export interface UsageRange {
  readonly from: string;
  /** The last day, inclusive. */
  readonly to: string;
}

/** What is wrong with a range of days, as a sentence; null if it is valid. */
export function rangeIssue({ from, to }: UsageRange): string | null {
  if (!isDay(from) || !isDay(to)) return 'Enter a valid day, such as 2026-11-24.';
  if (from > to) return 'The range must not end before it starts.';
  if (countDays({ from, to }) > maxDays) return `Choose at most ${maxDays} days at a time.`;
  return null;
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function countDays({ from, to }: UsageRange): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs) + 1;
}

/** Every day of a range, including the first and the last. */
export function daysOf(range: UsageRange): string[] {
  const first = Date.parse(`${range.from}T00:00:00Z`);
  return Array.from({ length: countDays(range) }, (_none, index) =>
    new Date(first + index * dayMs).toISOString().slice(0, 10),
  );
}
