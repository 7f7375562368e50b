import { newId } from '@konstruct/kit/database';
import { Credential, Session, User, Verification } from '../auth/auth-tables.ts';
import type { DirectoryContext } from '../context.ts';
import { enqueueMail } from '../mail/enqueue-mail.ts';
import { passwordChangedMail } from '../mail/templates/password-changed.ts';
import { newestFirst, PendingSignUp } from '../sign-up/pending-sign-up.entity.ts';
import { endResetLinks } from './end-reset-links.ts';

interface NewPassword {
  readonly email: string;
  readonly passwordHash: string;
  /** The name of the person who completes a sign-up. Without it the account is named after its address. */
  readonly name: string | undefined;
}

/**
 * The account with the address; created now if there is only an unconfirmed sign-up with it. Null for an unknown
 * address.
 */
async function accountOf({ em, clock }: DirectoryContext, { email, name }: NewPassword): Promise<User | null> {
  const user = await em.findOne(User, { email });
  if (user) return user;
  const pending = await em.findOne(PendingSignUp, { email }, { orderBy: newestFirst });
  if (!pending) return null;
  // The name from the sign-up is not used: its author need not be the owner of the mailbox.
  const named = { name: name ?? email.replace(/@.*/, ''), email, emailVerified: true };
  return em.create(User, { id: newId(), ...named, image: null, updatedAt: clock.now() });
}

/**
 * Sets an account's new password, and ends everything that the old one opened: sessions, remembered devices, sign-ins
 * that wait for a code, other reset links, sign-ups with the address. Null if no account and no sign-up has the address
 * any more.
 */
export async function setPassword(tx: DirectoryContext, password: NewPassword): Promise<User | null> {
  const { em, clock, deps } = tx;
  const { email, passwordHash } = password;
  const user = await accountOf(tx, password);
  if (!user) return null;
  user.emailVerified = true;
  await em.flush();
  const credential = { userId: user.id, providerId: 'credential', accountId: user.id };
  const changed = await em.nativeUpdate(Credential, credential, { password: passwordHash, updatedAt: clock.now() });
  if (changed === 0)
    em.create(Credential, { id: newId(), ...credential, password: passwordHash, updatedAt: clock.now() });
  await endResetLinks(tx, email);
  await em.nativeDelete(PendingSignUp, { email });
  await em.nativeDelete(Session, { userId: user.id });
  await em.nativeDelete(Verification, { value: user.id });
  await enqueueMail(tx, passwordChangedMail(email, deps.publicUrl));
  return user;
}
