import { type BudgetLoader, createBudgetLoader } from './budget/budget.loader.ts';
import type { TenantContext } from './context.ts';
import { createMessageUsageLoader, type MessageUsageLoader } from './usage/message-usage.loader.ts';

export interface Loaders {
  readonly budget: BudgetLoader;
  readonly messageUsage: MessageUsageLoader;
}

/** One of each per request: many lookups become one query. Without a company they find nothing. */
export function createLoaders(ctx: TenantContext | null): Loaders {
  return { budget: createBudgetLoader(ctx), messageUsage: createMessageUsageLoader(ctx) };
}
