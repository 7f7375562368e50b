import { Decimal } from 'decimal.js';
import type { BudgetStatus } from '../generated/resolvers.ts';

/** The thresholds of a company that has not set any. */
export const usualThresholds = [80, 100];

export interface BudgetFigures {
  readonly spentUsd: string;
  readonly limitUsd: string | null;
  /** The smallest amount that was requested and did not fit. */
  readonly refusedUsd: string | null;
}

/** Whether the smallest rejected amount still does not fit: then answers wait, however little is missing. */
export function isUsedUp({ spentUsd, limitUsd, refusedUsd }: BudgetFigures): boolean {
  if (limitUsd === null) return false;
  return refusedUsd !== null && new Decimal(spentUsd).add(refusedUsd).gt(limitUsd);
}

/** A month's spending against its limit: the percentage spent, from 0 to 100 and above, and its status. */
export function budgetStatus(
  figures: BudgetFigures,
  thresholds: readonly number[],
): { status: BudgetStatus; percentage: number | null } {
  if (figures.limitUsd === null) return { status: 'OK', percentage: null };
  const limit = new Decimal(figures.limitUsd);
  const percentage = limit.isZero() ? new Decimal(100) : new Decimal(figures.spentUsd).div(limit).mul(100);
  const warningPercent = thresholds[0] ?? usualThresholds[0] ?? 80;
  const status =
    percentage.gte(100) || isUsedUp(figures) ? 'EXCEEDED' : percentage.gte(warningPercent) ? 'WARNING' : 'OK';
  return { status, percentage: percentage.toNumber() };
}
