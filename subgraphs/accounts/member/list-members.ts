import { roles } from '@konstruct/schema/permissions';
import type { Context } from '../context.ts';
import { Member } from '../membership/member.entity.ts';

/** All members of the company: its owners first, then by role and by when they joined. */
export async function listMembers({ em }: Context, { tenantId }: { tenantId: string }): Promise<Member[]> {
  const members = await em.find(Member, { tenantId }, { orderBy: { createdAt: 'asc', userId: 'asc' } });
  return members.sort((one, other) => roles.indexOf(one.role) - roles.indexOf(other.role));
}
