import type { Database, Directory } from '@konstruct/kit/database';
import type { Resolvers } from './generated/resolvers.ts';
import { onboardingResolvers } from './onboarding/onboarding.resolvers.ts';
import { tenantResolvers } from './tenant/tenant.resolvers.ts';
import { viewerResolvers } from './viewer/viewer.resolvers.ts';

/** The aggregates' resolvers as one map. */
export function createResolvers({ database, directory }: { database: Database; directory: Directory }) {
  const tenant = tenantResolvers(database);
  const viewer = viewerResolvers(directory);
  return {
    Query: { ...viewer.Query, ...tenant.Query },
    Mutation: { ...tenant.Mutation, ...onboardingResolvers.Mutation },
    Viewer: viewer.Viewer,
    Tenant: { ...tenant.Tenant, ...onboardingResolvers.Tenant },
  } satisfies Resolvers;
}
