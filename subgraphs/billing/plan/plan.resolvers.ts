import type { Resolvers } from '../generated/resolvers.ts';
import { listPlans } from './plans.ts';

export const planResolvers = { Query: { plans: () => listPlans() } } satisfies Resolvers;
