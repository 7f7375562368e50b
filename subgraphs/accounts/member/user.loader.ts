import type { Directory } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import { User } from '../auth/auth-tables.ts';

/** Operators by id, from the directory. Asked only for ids that a company's own rows name. */
export function createUserLoader(directory: Directory) {
  return new DataLoader<string, User | null>(async (ids) => {
    const users = await directory.fork().find(User, { id: { $in: [...ids] } });
    const byId = new Map(users.map((user) => [user.id, user]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}
