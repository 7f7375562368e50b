import { invalidate } from '$app/navigation';
import {
  ChangeMemberRoleDocument,
  LeaveTenantDocument,
  RemoveMemberDocument,
  ResendInvitationDocument,
  RevokeInvitationDocument,
  TransferOwnershipDocument,
  type Role,
} from '#generated/graphql.ts';
import { mutate, MutationFailed } from '#lib/graph/graph.ts';
import { unreachable } from '#lib/graph/unreachable.ts';
import { liveKey } from '#lib/live/live.ts';
import { route } from '#lib/route.ts';

/** Whether the change was rejected or made, the page may be outdated. */
const reload = () => invalidate(liveKey('tenant'));

async function rejected(message: string): Promise<never> {
  await reload();
  throw new MutationFailed(message);
}

export async function changeRole(memberId: string, role: Role): Promise<void> {
  const { changeMemberRole: result } = await mutate(ChangeMemberRoleDocument, { input: { memberId, role } });
  switch (result.__typename) {
    case 'ChangeMemberRoleSuccess':
      return reload();
    case 'NotFoundError':
    case 'RoleNotBelowError':
    case 'LastOwnerError':
      return rejected(result.message);
    default:
      return unreachable(result);
  }
}

export async function removeMember(memberId: string): Promise<void> {
  const { removeMember: result } = await mutate(RemoveMemberDocument, { input: { memberId } });
  switch (result.__typename) {
    case 'RemoveMemberSuccess':
      return reload();
    case 'NotFoundError':
    case 'RoleNotBelowError':
    case 'LastOwnerError':
      return rejected(result.message);
    default:
      return unreachable(result);
  }
}

/** Ends the operator's own membership and opens what remains: another company, or the page that creates one. */
export async function leaveCompany(): Promise<void> {
  const { leaveTenant: result } = await mutate(LeaveTenantDocument, {});
  switch (result.__typename) {
    case 'LeaveTenantSuccess':
      return location.assign(route.openCompany());
    case 'LastOwnerError':
      return rejected(result.message);
    default:
      return unreachable(result);
  }
}

export async function transferOwnership(memberId: string): Promise<void> {
  const { transferOwnership: result } = await mutate(TransferOwnershipDocument, { input: { memberId } });
  switch (result.__typename) {
    case 'TransferOwnershipSuccess':
      return reload();
    case 'NotFoundError':
      return rejected(result.message);
    default:
      return unreachable(result);
  }
}

export async function resendInvitation(id: string): Promise<void> {
  const { resendInvitation: result } = await mutate(ResendInvitationDocument, { input: { id } });
  switch (result.__typename) {
    case 'ResendInvitationSuccess':
      return reload();
    case 'NotFoundError':
    case 'RoleNotBelowError':
    case 'TooManyInvitationsError':
      return rejected(result.message);
    default:
      return unreachable(result);
  }
}

export async function revokeInvitation(id: string): Promise<void> {
  const { revokeInvitation: result } = await mutate(RevokeInvitationDocument, { input: { id } });
  switch (result.__typename) {
    case 'RevokeInvitationSuccess':
      return reload();
    case 'NotFoundError':
    case 'RoleNotBelowError':
      return rejected(result.message);
    default:
      return unreachable(result);
  }
}
