import type { Resolvers } from '../generated/resolvers.ts';
import { setTenantBudget } from './set-tenant-budget.ts';

export const limitResolvers = {
  Mutation: { setTenantBudget: (_root, { input }, ctx) => setTenantBudget(ctx, input) },
} satisfies Resolvers;
