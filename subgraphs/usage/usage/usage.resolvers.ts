import { isId } from '@konstruct/kit/database';
import type { Resolvers } from '../generated/resolvers.ts';
import { showUsage } from './show-usage.ts';

export const usageResolvers = {
  Tenant: {
    usage: (tenant, args, ctx) => showUsage(ctx, { tenant, ...args }),
  },
  Message: {
    __resolveReference: ({ id }) => ({ id }),
    usage: ({ id }, _args, { loaders }) => (isId(id) ? loaders.messageUsage.load(id.toLowerCase()) : null),
  },
} satisfies Resolvers;
