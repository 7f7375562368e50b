import type { BudgetStatus } from '#generated/graphql.ts';
import { text } from './text.ts';

/** The status of a budget, in the same words on every page. */
export const budgetWords: Record<BudgetStatus, { label: string; tone: 'good' | 'warn' | 'bad' }> = {
  OK: { label: text.status.OK, tone: 'good' },
  WARNING: { label: text.status.WARNING, tone: 'warn' },
  EXCEEDED: { label: text.status.EXCEEDED, tone: 'bad' },
};
