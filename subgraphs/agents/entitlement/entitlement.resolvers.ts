import type { Resolvers } from '../generated/resolvers.ts';
import { Entitlement } from './entitlement.entity.ts';

export const entitlementResolvers = {
  Tenant: {
    async answerAllowance(_tenant, _args, { em }) {
      const [entitlement] = await em.find(Entitlement, {}, { limit: 1 });
      if (typeof entitlement?.answerLimit !== 'number') return null;
      return { usedCount: entitlement.usedCount, limitCount: entitlement.answerLimit };
    },
  },
} satisfies Resolvers;
