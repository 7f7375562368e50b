import type { Context } from '../context.ts';
import type { InvitationPreview } from '../generated/resolvers.ts';
import { Tenant } from '../tenant/tenant.entity.ts';
import { readInvitation } from './find-invitation.ts';
import { isInvited } from './is-invited.ts';

/** Shows the invitation to the holder of the mailed token, signed in or not. */
export async function previewInvitation({ actor, clock, deps }: Context, token: string) {
  const invitation = await readInvitation(deps, token);
  if (!invitation) return null;
  const { tenantId, email, role, invitedByName, expiresAt } = invitation;
  const tenant = await deps.database.forTenant(tenantId).findOneOrFail(Tenant, { tenantId });
  const isForViewer = actor.kind === 'operator' ? isInvited(actor, invitation) : null;
  const state = invitation.state(clock.now());
  return {
    state,
    tenantName: tenant.name,
    email,
    role,
    invitedByName,
    expiresAt,
    isForViewer,
  } satisfies InvitationPreview;
}
