import type { Resolvers } from '../generated/resolvers.ts';
import { rolesToGive } from '../membership/rank.ts';
import { viewerRole } from '../tenant/viewer-rights.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { Invitation, waiting } from './invitation.entity.ts';
import { inviteMember } from './invite-member.ts';
import { previewInvitation } from './preview-invitation.ts';
import { resendInvitation } from './resend-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';

export const invitationResolvers = {
  Query: { invitation: (_root, { token }, ctx) => previewInvitation(ctx, token) },
  Mutation: {
    inviteMember: (_root, { input }, ctx) => inviteMember(ctx, input),
    resendInvitation: (_root, { input }, ctx) => resendInvitation(ctx, input),
    revokeInvitation: (_root, { input }, ctx) => revokeInvitation(ctx, input),
    acceptInvitation: (_root, { input }, ctx) => acceptInvitation(ctx, input),
  },
  Tenant: {
    invitations: ({ tenantId }, _args, { em }) =>
      em.find(Invitation, { tenantId, ...waiting }, { orderBy: { sentAt: 'desc', id: 'desc' } }),
  },
  Invitation: {
    isExpired: (invitation, _args, { clock }) => invitation.state(clock.now()) === 'EXPIRED',
    viewerCanManage: ({ role }, _args, { actor }) => rolesToGive(viewerRole(actor)).includes(role),
  },
} satisfies Resolvers;
