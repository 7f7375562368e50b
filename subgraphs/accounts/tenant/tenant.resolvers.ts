import { tenantOf } from '@konstruct/kit/identity';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { createTenant } from './create-tenant.ts';
import { updateTenant } from './update-tenant.ts';
import { viewerPermissions, viewerRole } from './viewer-rights.ts';

/** The company with this id if the request is about it; no other company is found. */
async function ownTenant(id: string | null, { actor, loaders }: Context) {
  return id !== null && id === tenantOf(actor) ? loaders.tenant.load(id) : null;
}

export const tenantResolvers = {
  Query: { tenant: (_root, _args, ctx) => ownTenant(tenantOf(ctx.actor), ctx) },
  Mutation: {
    createTenant: (_root, { input }, ctx) => createTenant(ctx, input),
    updateTenant: (_root, { input }, ctx) => updateTenant(ctx, input),
  },
  Tenant: {
    __resolveReference: ({ id }, ctx) => ownTenant(id, ctx),
    id: ({ tenantId }) => tenantId,
    viewerRole: (_tenant, _args, { actor }) => viewerRole(actor),
    viewerPermissions: (_tenant, _args, { actor }) => viewerPermissions(actor),
  },
} satisfies Resolvers;
