import { text } from './text.ts';

const dayMs = 86_400_000;

/** How long a new token is valid, in days. Without `days` it is valid until it is revoked. */
export const lifetimes = [
  { days: 30, label: text.lifetimes.month },
  { days: 90, label: text.lifetimes.quarter },
  { days: 365, label: text.lifetimes.year },
  { days: null, label: text.lifetimes.unlimited },
] as const;

export const endAfter = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();

/** Whole days until the moment, rounded down. */
export const daysUntil = (moment: string): number => Math.floor((Date.parse(moment) - Date.now()) / dayMs);
