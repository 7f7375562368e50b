import { InvitedAddressDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { invitationTokenOf } from '#lib/route.ts';

/** The address that an invitation is bound to, if the operator signs in or up to accept one; otherwise empty. */
export async function invitedAddress(load: Parameters<typeof query>[0], next: string): Promise<string> {
  const token = invitationTokenOf(next);
  if (!token) return '';
  const { invitation } = await query(load, InvitedAddressDocument, { token });
  return invitation?.email ?? '';
}
