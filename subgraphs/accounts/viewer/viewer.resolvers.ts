import type { Resolvers } from '../generated/resolvers.ts';
import { listCompanies } from './list-companies.ts';
import { viewerOf } from './viewer.ts';

export const viewerResolvers = {
  Query: { viewer: (_root, _args, { actor }) => viewerOf(actor) },
  Viewer: { tenants: ({ id }, _args, ctx) => listCompanies(ctx, id) },
} satisfies Resolvers;
