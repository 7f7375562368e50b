import { newId } from '@konstruct/kit/database';
import { fromZod } from '@konstruct/kit/graph';
import { z } from 'zod';
import { User } from '../auth/auth-tables.ts';
import { type Context, inTransaction, type TenantContext, tenantContextOf } from '../context.ts';
import type { InviteMemberInput, ResolversUnionTypes } from '../generated/resolvers.ts';
import { roleNotBelow } from '../membership/failures.ts';
import { askingMember, lockMembers, operatorHere } from '../membership/membership.ts';
import { isBelow } from '../membership/rank.ts';
import { Member } from '../membership/member.entity.ts';
import { countInvitation, maxPlaces } from './invitation-limits.ts';
import { Invitation, waiting } from './invitation.entity.ts';
import { issue, mailIssued } from './issue.ts';

type Result = ResolversUnionTypes<{ Invitation: Invitation }>['InviteMemberResult'];

const address = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('Enter a valid e-mail address.').max(254, 'Enter a valid e-mail address.'));
const inviteMemberInput = z.object({ email: address });

const alreadyMember = {
  __typename: 'AlreadyMemberError' as const,
  message: 'This person is already a member of the company.',
};

function alreadyInvited(invitation: Invitation) {
  const message = 'This address already has a pending invitation. Resend it, or withdraw it first.';
  return { __typename: 'AlreadyInvitedError' as const, message, invitation };
}

function placesExhausted() {
  const message = `A company can have at most ${maxPlaces} members and pending invitations. Withdraw invitations you no longer need.`;
  return { __typename: 'PlanLimitError' as const, message, limit: maxPlaces };
}

async function isMember({ tenantId, em, deps }: TenantContext, email: string): Promise<boolean> {
  const user = await deps.directory.fork().findOne(User, { email });
  return user !== null && (await em.count(Member, { tenantId, userId: user.id })) > 0;
}

async function countPlaces({ tenantId, em }: TenantContext): Promise<number> {
  return (await em.count(Member, { tenantId })) + (await em.count(Invitation, { tenantId, ...waiting }));
}

/** Invites a person by mail to join, with a role below the caller's; one open invitation per address. */
export async function inviteMember(ctx: Context, { email: given, role }: InviteMemberInput): Promise<Result> {
  const { actor } = ctx;
  const { tenantId, userId, name } = operatorHere(actor);
  const { data, error } = inviteMemberInput.safeParse({ email: given });
  if (error) return fromZod(error);
  const { email } = data;

  return inTransaction(tenantContextOf(ctx), async (tx) => {
    const { em, clock } = tx;
    await lockMembers(em, tenantId);
    const asking = await askingMember(em, actor, 'members:manage');
    if (!isBelow(role, asking.role)) return roleNotBelow();
    if (await isMember(tx, email)) return alreadyMember;
    const earlier = await em.findOne(Invitation, { tenantId, email });
    if (earlier?.state(clock.now()) === 'OPEN') return alreadyInvited(earlier);
    if ((await countPlaces(tx)) >= maxPlaces) return placesExhausted();
    const tooMany = await countInvitation(tx, email);
    if (tooMany) return tooMany;

    if (earlier) await em.nativeDelete(Invitation, { tenantId, id: earlier.id });
    const id = newId();
    const issued = issue(tx, { id, sentCount: 1 });
    const invitation = em.create(Invitation, {
      tenantId,
      id,
      email,
      role,
      invitedById: userId,
      invitedByName: name,
      ...issued,
    });
    await em.flush();
    await mailIssued(tx, invitation);
    return { __typename: 'InviteMemberSuccess', invitation };
  });
}
