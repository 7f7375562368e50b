import type { Database, Directory } from '@konstruct/kit/database';
import type { Resolvers } from '../generated/resolvers.ts';
import { rolesToGive } from '../membership/rank.ts';
import { viewerRole } from '../tenant/viewer-rights.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { Invitation, waiting } from './invitation.entity.ts';
import { inviteMember } from './invite-member.ts';
import type { Sending } from './issue.ts';
import { previewInvitation } from './preview-invitation.ts';
import { resendInvitation } from './resend-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';

export const invitationResolvers = (database: Database, directory: Directory, sending: Sending) =>
  ({
    Query: { invitation: (_root, { token }, ctx) => previewInvitation(ctx, token, database, directory) },
    Mutation: {
      inviteMember: (_root, { input }, ctx) => inviteMember(ctx, input, { ...sending, directory }),
      resendInvitation: (_root, { input }, ctx) => resendInvitation(ctx, input, sending),
      revokeInvitation: (_root, { input }, ctx) => revokeInvitation(ctx, input),
      acceptInvitation: (_root, { input }, ctx) => acceptInvitation(ctx, input, { database, directory }),
    },
    Tenant: {
      invitations: ({ tenantId }, _args, { em }) =>
        em.find(Invitation, { tenantId, ...waiting }, { orderBy: { sentAt: 'desc', id: 'desc' } }),
    },
    Invitation: {
      isExpired: (invitation) => invitation.state(new Date()) === 'EXPIRED',
      viewerCanManage: ({ role }, _args, { actor }) => rolesToGive(viewerRole(actor)).includes(role),
    },
  }) satisfies Resolvers;
