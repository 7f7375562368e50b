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
  /** Of the person whose sign-up this completes. Without it the account is called after its address. */
  readonly name: string | undefined;
}

/** The account with the address; made now, where the address was signed up with and not confirmed. Null for a stranger's. */
async function accountOf({ em, clock }: DirectoryContext, { email, name }: NewPassword): Promise<User | null> {
  const user = await em.findOne(User, { email });
  if (user) return user;
  const pending = await em.findOne(PendingSignUp, { email }, { orderBy: newestFirst });
  if (!pending) return null;
  // What a sign-up says is not taken over: its author need not be the owner of the mailbox.
  const named = { name: name ?? email.replace(/@.*/, ''), email, emailVerified: true };
  return em.create(User, { id: newId(), ...named, image: null, updatedAt: clock.now() });
}

/**
 * Gives an account its new password, and ends all that the old one opened: sessions, remembered devices, sign-ins that wait for a
 * code, other reset links, sign-ups with the address. Null when no account and no sign-up has the address any more.
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
  if (changed === 0) em.create(Credential, { id: newId(), ...credential, password: passwordHash, updatedAt: clock.now() });
  await endResetLinks(tx, email);
  await em.nativeDelete(PendingSignUp, { email });
  await em.nativeDelete(Session, { userId: user.id });
  await em.nativeDelete(Verification, { value: user.id });
  await enqueueMail(tx, passwordChangedMail(email, deps.publicUrl));
  return user;
}
