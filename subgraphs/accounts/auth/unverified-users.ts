import type { Directory } from '@konstruct/kit/database';

/**
 * Drops a sign-up that nobody has confirmed, its links and its password with it. So whoever signs up with somebody else's
 * address gains nothing: the owner's own sign-up replaces it, and the password that opens the account is the owner's.
 */
export async function dropUnconfirmedSignUp(directory: Directory, email: string): Promise<void> {
  await directory.fork().execute('delete from accounts_directory.users where email = ? and not email_verified', [email]);
}

/** Whoever sets a new password by a mailed link has shown that the mailbox is theirs. */
export async function confirmAddress(directory: Directory, userId: string): Promise<void> {
  await directory
    .fork()
    .execute('update accounts_directory.users set email_verified = true, updated_at = now() where id = ? and not email_verified', [userId]);
}
