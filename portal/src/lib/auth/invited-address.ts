import { InvitedAddressDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { invitationTokenOf } from '#lib/route.ts';

/** The address that an invitation is bound to, where that is what the operator signs in or up for; empty otherwise. */
export async function invitedAddress(load: Parameters<typeof query>[0], next: string): Promise<string> {
  const token = invitationTokenOf(next);
  if (!token) return '';
  const { invitation } = await query(load, InvitedAddressDocument, { token });
  return invitation?.email ?? '';
}
