import type { Directory } from '@konstruct/kit/database';
import type { Resolvers } from '../generated/resolvers.ts';
import { listCompanies } from './list-companies.ts';
import { viewerOf } from './viewer.ts';

export const viewerResolvers = (directory: Directory) =>
  ({
    Query: { viewer: (_root, _args, { actor }) => viewerOf(actor) },
    Viewer: { tenants: ({ id }) => listCompanies(directory, id) },
  }) satisfies Resolvers;
