import { type Directory, newId } from '@konstruct/kit/database';
import { Credential } from '../auth/auth-tables.ts';
import { PendingSignUp } from './pending-sign-up.entity.ts';

/**
 * Makes an account of a sign-up whose owner has shown the mailbox and the password, or the browser, to be theirs. The other
 * sign-ups with the address go, their passwords with them. Null when an account has the address already.
 */
export async function confirmSignUp(
  directory: Directory,
  { email, name, passwordHash }: PendingSignUp,
): Promise<{ userId: string } | null> {
  return directory.fork().transactional(async (tx) => {
    const [userId, now] = [newId(), new Date()];
    const inserted = await tx.execute<{ id: string }[]>(
      `insert into accounts_directory.users (id, name, email, email_verified, created_at, updated_at) values (?, ?, ?, true, ?, ?)
       on conflict (email) do nothing returning id`,
      [userId, name, email, now, now],
    );
    await tx.nativeDelete(PendingSignUp, { email });
    if (inserted.length === 0) return null;
    tx.create(Credential, { id: newId(), userId, providerId: 'credential', accountId: userId, password: passwordHash, updatedAt: now });
    await tx.flush();
    return { userId };
  });
}
