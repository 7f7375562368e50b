import type { EntityManager } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import { Member } from '../membership/member.entity.ts';

/** Members of the company by their operator's id. */
export function createMemberLoader(em: EntityManager) {
  return new DataLoader<string, Member | null>(async (userIds) => {
    const members = await em.find(Member, { userId: { $in: [...userIds] } });
    const byUser = new Map(members.map((member) => [member.userId, member]));
    return userIds.map((userId) => byUser.get(userId) ?? null);
  });
}
