import { type Directory, type EntityManager, newId } from '@konstruct/kit/database';
import { fromZod } from '@konstruct/kit/graph';
import { z } from 'zod';
import { User } from '../auth/auth-tables.ts';
import type { Context } from '../context.ts';
import type { InviteMemberInput, ResolversUnionTypes } from '../generated/resolvers.ts';
import { roleNotBelow } from '../membership/failures.ts';
import { askingMember, lockMembers, operatorHere } from '../membership/membership.ts';
import { isBelow } from '../membership/rank.ts';
import { Member } from '../membership/member.entity.ts';
import { countInvitation, maxPlaces } from './invitation-limits.ts';
import { Invitation, waiting } from './invitation.entity.ts';
import { issue, mailIssued, type Sending } from './issue.ts';

type Result = ResolversUnionTypes<{ Invitation: Invitation }>['InviteMemberResult'];

const address = z.string().trim().toLowerCase().pipe(z.email('Enter a valid e-mail address.').max(254, 'Enter a valid e-mail address.'));
const inviteMemberInput = z.object({ email: address });

const alreadyMember = { __typename: 'AlreadyMemberError' as const, message: 'This person is already a member of the company.' };

function alreadyInvited(invitation: Invitation) {
  const message = 'This address already has a pending invitation. Resend it, or withdraw it first.';
  return { __typename: 'AlreadyInvitedError' as const, message, invitation };
}

function noPlaceLeft() {
  const message = `A company can have at most ${maxPlaces} members and pending invitations. Withdraw invitations you no longer need.`;
  return { __typename: 'PlanLimitError' as const, message, limit: maxPlaces };
}

async function isMember(tx: EntityManager, directory: Directory, tenantId: string, email: string): Promise<boolean> {
  const user = await directory.fork().findOne(User, { email });
  return user !== null && (await tx.count(Member, { tenantId, userId: user.id })) > 0;
}

async function placesTaken(tx: EntityManager, tenantId: string): Promise<number> {
  return (await tx.count(Member, { tenantId })) + (await tx.count(Invitation, { tenantId, ...waiting }));
}

/** Asks somebody by mail to join, with a role below that of whoever asks; one open invitation an address. */
export async function inviteMember(
  { actor, em }: Context,
  { email: given, role }: InviteMemberInput,
  { directory, counter, tokenOf }: Sending & { directory: Directory },
): Promise<Result> {
  const { tenantId, userId, name } = operatorHere(actor);
  const { data, error } = inviteMemberInput.safeParse({ email: given });
  if (error) return fromZod(error);
  const { email } = data;
  const now = new Date();

  return em.transactional(async (tx) => {
    await lockMembers(tx, tenantId);
    const asking = await askingMember(tx, actor, 'members:manage');
    if (!isBelow(role, asking.role)) return roleNotBelow();
    if (await isMember(tx, directory, tenantId, email)) return alreadyMember;
    const earlier = await tx.findOne(Invitation, { tenantId, email });
    if (earlier?.state(now) === 'OPEN') return alreadyInvited(earlier);
    if ((await placesTaken(tx, tenantId)) >= maxPlaces) return noPlaceLeft();
    const tooMany = await countInvitation(counter, tenantId, email);
    if (tooMany) return tooMany;

    if (earlier) await tx.nativeDelete(Invitation, { tenantId, id: earlier.id });
    const id = newId();
    const issued = issue(tokenOf, { tenantId, id, sentCount: 1 }, now);
    const invitation = tx.create(Invitation, { tenantId, id, email, role, invitedById: userId, invitedByName: name, ...issued });
    await tx.flush();
    await mailIssued(tx, invitation);
    return { __typename: 'InviteMemberSuccess', invitation };
  });
}
