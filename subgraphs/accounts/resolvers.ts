import { apiTokenResolvers } from './api-token/api-token.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { invitationResolvers } from './invitation/invitation.resolvers.ts';
import { memberResolvers } from './member/member.resolvers.ts';
import { onboardingResolvers } from './onboarding/onboarding.resolvers.ts';
import { tenantResolvers } from './tenant/tenant.resolvers.ts';
import { viewerResolvers } from './viewer/viewer.resolvers.ts';

/** The subgraph's resolvers. */
export const resolvers = {
  Query: { ...viewerResolvers.Query, ...tenantResolvers.Query, ...invitationResolvers.Query },
  Mutation: {
    ...tenantResolvers.Mutation,
    ...onboardingResolvers.Mutation,
    ...apiTokenResolvers.Mutation,
    ...memberResolvers.Mutation,
    ...invitationResolvers.Mutation,
  },
  Viewer: viewerResolvers.Viewer,
  ApiToken: apiTokenResolvers.ApiToken,
  Tenant: {
    ...tenantResolvers.Tenant,
    ...onboardingResolvers.Tenant,
    ...apiTokenResolvers.Tenant,
    ...memberResolvers.Tenant,
    ...invitationResolvers.Tenant,
  },
  Member: memberResolvers.Member,
  Invitation: invitationResolvers.Invitation,
} satisfies Resolvers;
