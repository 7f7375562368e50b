import type { BudgetStatus } from '#generated/graphql.ts';

/** How a budget stands, in the same words on every page. */
export const budgetWords: Record<BudgetStatus, { label: string; tone: 'good' | 'warn' | 'bad' }> = {
  OK: { label: 'Within budget', tone: 'good' },
  WARNING: { label: 'Nearly used up', tone: 'warn' },
  EXCEEDED: { label: 'Used up', tone: 'bad' },
};
