const dayMs = 86_400_000;

/** How long a new token lives, in days; none: until it is revoked. */
export const lifetimes = [
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'One year' },
  { days: null, label: 'Does not expire' },
] as const;

export const endAfter = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();

/** Whole days until then, rounded down. */
export const daysUntil = (moment: string): number => Math.floor((Date.parse(moment) - Date.now()) / dayMs);
