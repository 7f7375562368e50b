import type { EntityManager } from '@konstruct/kit/database';
import { forbidden, notFound } from '@konstruct/kit/graph';
import type { Actor } from '@konstruct/kit/identity';
import { notifyClients } from '@konstruct/schema/live';
import { type Context, createTenantContext, inTransaction } from '../context.ts';
import type { AcceptInvitationInput, AcceptInvitationResult } from '../generated/resolvers.ts';
import { lockMembers } from '../membership/membership.ts';
import { Member } from '../membership/member.entity.ts';
import { Tenant } from '../tenant/tenant.entity.ts';
import { findInvitation } from './find-invitation.ts';
import { invitationDigest } from './invitation-token.ts';
import { Invitation } from './invitation.entity.ts';
import { isInvited } from './is-invited.ts';

type Operator = Extract<Actor, { kind: 'operator' }>;

const unknown = () => notFound('This invitation is no longer valid. Ask the sender for a new one.');
const used = { __typename: 'InvitationUsedError' as const, message: 'This invitation was already used.' };
const expired = {
  __typename: 'InvitationExpiredError' as const,
  message: 'This invitation has expired. Ask the sender for a new one.',
};

function wrongAccount({ email }: Invitation, operator: Operator) {
  const message = `This invitation is for ${email}. You are signed in as ${operator.email}.`;
  return { __typename: 'WrongAccountError' as const, message, email };
}

/** What prevents the operator from joining; null if nothing does. */
function blockerOf(invitation: Invitation, operator: Operator, now: Date) {
  const state = invitation.state(now);
  if (state === 'REVOKED') return unknown();
  if (state === 'ACCEPTED') return used;
  if (!isInvited(operator, invitation)) return wrongAccount(invitation, operator);
  return state === 'EXPIRED' ? expired : null;
}

async function joined(tx: EntityManager, { tenantId, role }: Member): Promise<AcceptInvitationResult> {
  const { name } = await tx.findOneOrFail(Tenant, { tenantId });
  return { __typename: 'AcceptInvitationSuccess', tenant: { id: tenantId, name, role } };
}

/**
 * Makes the invited operator a member, once. If that member repeats the call, nothing changes and the answer is the
 * same.
 */
export async function acceptInvitation(
  { actor, deps }: Context,
  { token }: AcceptInvitationInput,
): Promise<AcceptInvitationResult> {
  if (actor.kind !== 'operator') throw forbidden();
  const found = await findInvitation(deps, token);
  if (!found) return unknown();
  const { tenantId } = found;

  return inTransaction(createTenantContext(deps, tenantId), async ({ em, clock }) => {
    await lockMembers(em, tenantId);
    // In the meantime a newer mail may have replaced the token.
    const invitation = await em.findOne(Invitation, { ...found, tokenDigest: invitationDigest(token) });
    if (!invitation) return unknown();
    const present = await em.findOne(Member, { tenantId, userId: actor.id });
    if (present && invitation.acceptedById === actor.id) return joined(em, present);
    const blocker = blockerOf(invitation, actor, clock.now());
    if (blocker) return blocker;

    Object.assign(invitation, { acceptedAt: clock.now(), acceptedById: actor.id });
    const member = present ?? em.create(Member, { tenantId, userId: actor.id, role: invitation.role });
    await em.flush();
    await notifyClients(em, tenantId, 'tenant');
    return joined(em, member);
  });
}
