import type { Database, Directory } from '@konstruct/kit/database';
import { apiTokenResolvers } from './api-token/api-token.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { invitationResolvers } from './invitation/invitation.resolvers.ts';
import type { Sending } from './invitation/issue.ts';
import { memberResolvers } from './member/member.resolvers.ts';
import { onboardingResolvers } from './onboarding/onboarding.resolvers.ts';
import { tenantResolvers } from './tenant/tenant.resolvers.ts';
import { viewerResolvers } from './viewer/viewer.resolvers.ts';

interface Dependencies {
  readonly database: Database;
  readonly directory: Directory;
  readonly sending: Sending;
}

/** The aggregates' resolvers as one map. */
export function createResolvers({ database, directory, sending }: Dependencies) {
  const invitation = invitationResolvers(database, directory, sending);
  const tenant = tenantResolvers(database);
  const viewer = viewerResolvers(directory);
  return {
    Query: { ...viewer.Query, ...tenant.Query, ...invitation.Query },
    Mutation: {
      ...tenant.Mutation,
      ...onboardingResolvers.Mutation,
      ...apiTokenResolvers.Mutation,
      ...memberResolvers.Mutation,
      ...invitation.Mutation,
    },
    Viewer: viewer.Viewer,
    ApiToken: apiTokenResolvers.ApiToken,
    Tenant: {
      ...tenant.Tenant,
      ...onboardingResolvers.Tenant,
      ...apiTokenResolvers.Tenant,
      ...memberResolvers.Tenant,
      ...invitation.Tenant,
    },
    Member: memberResolvers.Member,
    Invitation: invitation.Invitation,
  } satisfies Resolvers;
}
