import { tenantOf } from '@konstruct/kit/identity';
import type { Resolvers } from '../generated/resolvers.ts';

export const subscriptionResolvers = {
  Tenant: {
    __resolveReference: ({ id }, { actor }) => (id === tenantOf(actor) ? { id } : null),
    subscription: ({ id }, _args, { loaders }) => loaders.entitlement.load(id),
  },
} satisfies Resolvers;
