import type { Resolvers } from './generated/resolvers.ts';
import { planResolvers } from './plan/plan.resolvers.ts';
import { subscriptionResolvers } from './subscription/subscription.resolvers.ts';

/** The aggregates' resolvers as one map. */
export const resolvers = { ...planResolvers, ...subscriptionResolvers } satisfies Resolvers;
