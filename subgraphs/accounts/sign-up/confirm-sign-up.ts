import { newId, sql } from '@konstruct/kit/database';
import { Credential } from '../auth/auth-tables.ts';
import { type DirectoryContext, inTransaction } from '../context.ts';
import { PendingSignUp } from './pending-sign-up.entity.ts';

interface NewUser {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly now: Date;
}

const insertUser = ({ userId, name, email, now }: NewUser) => sql`
insert into accounts_directory.users (id, name, email, email_verified, created_at, updated_at)
values (${userId}, ${name}, ${email}, true, ${now}, ${now})
on conflict (email) do nothing returning id`;

/**
 * Turns a sign-up into an account, after its owner has proved access to the mailbox and to the password or the browser.
 * The other sign-ups with the address are deleted, with their passwords. Null if an account has the address already.
 */
export async function confirmSignUp(
  ctx: DirectoryContext,
  { email, name, passwordHash }: PendingSignUp,
): Promise<{ userId: string } | null> {
  return inTransaction(ctx, async ({ em, clock }) => {
    const [userId, now] = [newId(), clock.now()];
    const inserted = await em.execute<{ id: string }[]>(insertUser({ userId, name, email, now }));
    await em.nativeDelete(PendingSignUp, { email });
    if (inserted.length === 0) return null;
    em.create(Credential, {
      id: newId(),
      userId,
      providerId: 'credential',
      accountId: userId,
      password: passwordHash,
      updatedAt: now,
    });
    await em.flush();
    return { userId };
  });
}
