/** Percentages as people write them, `80, 100 %`; null if any of them is not a percentage. */
export function readThresholds(text: string): number[] | null {
  const words = text.split(/[\s,;%]+/).filter(Boolean);
  const percentages = words.map(Number);
  return percentages.every((percentage) => Number.isInteger(percentage) && percentage >= 1 && percentage <= 100)
    ? percentages
    : null;
}

/** `80%, 90%, and 100%`. */
export const thresholdList = (thresholds: readonly number[]): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(thresholds.map((threshold) => `${threshold}%`));
