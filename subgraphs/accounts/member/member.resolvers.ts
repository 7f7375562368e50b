import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import type { Member } from '../membership/member.entity.ts';
import { viewerRole } from '../tenant/viewer-rights.ts';
import { changeMemberRole } from './change-member-role.ts';
import { leaveTenant } from './leave-tenant.ts';
import { listMembers } from './list-members.ts';
import { isLastOwner } from '../membership/membership.ts';
import { mayManage, rolesToGive } from '../membership/rank.ts';
import { removeMember } from './remove-member.ts';
import { transferOwnership } from './transfer-ownership.ts';

/** The caller, as a holder of a role; null for API tokens. */
function viewerOf({ actor }: Context) {
  const role = viewerRole(actor);
  return actor.kind === 'operator' && role ? { userId: actor.id, role } : null;
}

async function viewerCanManage(member: Member, ctx: Context): Promise<boolean> {
  const viewer = viewerOf(ctx);
  return viewer !== null && mayManage(viewer, member) && !(await isLastOwner(ctx.em, member));
}

export const memberResolvers = {
  Mutation: {
    changeMemberRole: (_root, { input }, ctx) => changeMemberRole(ctx, input),
    removeMember: (_root, { input }, ctx) => removeMember(ctx, input),
    leaveTenant: (_root, _args, ctx) => leaveTenant(ctx),
    transferOwnership: (_root, { input }, ctx) => transferOwnership(ctx, input),
  },
  Tenant: {
    members: (tenant, _args, ctx) => listMembers(ctx, tenant),
    invitableRoles: (_tenant, _args, ctx) => rolesToGive(viewerOf(ctx)?.role ?? null),
  },
  Member: {
    id: ({ userId }) => userId,
    name: async ({ userId }, _args, { loaders }) => (await loaders.user.load(userId))?.name ?? '',
    email: async ({ userId }, _args, { loaders }) => (await loaders.user.load(userId))?.email ?? '',
    joinedAt: ({ createdAt }) => createdAt,
    isViewer: ({ userId }, _args, ctx) => viewerOf(ctx)?.userId === userId,
    viewerCanChangeRole: (member, _args, ctx) => viewerCanManage(member, ctx),
    viewerCanRemove: (member, _args, ctx) => viewerCanManage(member, ctx),
    viewerCanLeave: async (member, _args, ctx) =>
      viewerOf(ctx)?.userId === member.userId && !(await isLastOwner(ctx.em, member)),
    viewerCanMakeOwner: ({ userId, role }, _args, ctx) => {
      const viewer = viewerOf(ctx);
      return viewer?.role === 'OWNER' && viewer.userId !== userId && role !== 'OWNER';
    },
  },
} satisfies Resolvers;
