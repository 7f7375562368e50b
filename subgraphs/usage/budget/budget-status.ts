import { Decimal } from 'decimal.js';
import type { BudgetStatus } from '../generated/resolvers.ts';

const warningPercent = 80;

/** Where a month stands against its limit: the percentage that is spent, 0 to 100 and above, and what to call it. */
export function budgetStatus(spentUsd: string, limitUsd: string | null): { status: BudgetStatus; percentage: number | null } {
  if (limitUsd === null) return { status: 'OK', percentage: null };
  const limit = new Decimal(limitUsd);
  const percentage = limit.isZero() ? new Decimal(100) : new Decimal(spentUsd).div(limit).mul(100);
  const status = percentage.gte(100) ? 'EXCEEDED' : percentage.gte(warningPercent) ? 'WARNING' : 'OK';
  return { status, percentage: percentage.toNumber() };
}
