import type { Resolvers } from '../generated/resolvers.ts';
import { listPlans } from './list-plans.ts';

export const planResolvers = {
  Query: { plans: (_root, _args, ctx) => listPlans(ctx) },
} satisfies Resolvers;
