import { APIError } from 'better-auth/api';
import { type AuthContext, type DirectoryContext, inTransaction } from '../context.ts';
import { mailCounters } from '../mail/mail-limit.ts';
import { rememberDevice, strangersAttempts } from '../rate-limit/attempt-limiter.ts';
import { signUpIssue } from '../sign-up/sign-up-input.ts';
import { PasswordReset } from './password-reset.entity.ts';
import { resetInput } from './reset-input.ts';
import { setPassword } from './set-password.ts';

const invalidLink = () => new APIError('BAD_REQUEST', { code: 'INVALID_TOKEN', message: 'This link has expired or was already used.' });

/** The request whose mailed link it is, as long as the link is good; null otherwise. */
export async function findReset({ em, clock, deps }: DirectoryContext, token: string): Promise<PasswordReset | null> {
  const id = deps.passwordResetTokens.idOf(token);
  return id ? em.findOne(PasswordReset, { id, linkExpiresAt: { $gt: clock.now() } }) : null;
}

/** Sets a new password by a mailed link, once. It does not sign in. */
export async function resetPassword(ctx: AuthContext, input: unknown): Promise<void> {
  const { data, error } = resetInput.safeParse(input);
  if (error) throw new APIError('BAD_REQUEST', signUpIssue(error));
  const { endpoint, deps } = ctx;
  const found = await findReset(ctx, data.token);
  if (!found) throw invalidLink();
  const { email } = found;
  const passwordHash = await endpoint.context.password.hash(data.newPassword);
  const user = await inTransaction(ctx, async (tx) => {
    // The request that deletes the row has used the link; another that comes at the same moment finds none.
    if ((await tx.em.nativeDelete(PasswordReset, { id: found.id })) === 0) return null;
    return setPassword(tx, { email, passwordHash, name: data.name });
  });
  if (!user) throw invalidLink();
  await deps.rateLimits.forget([...mailCounters(email), strangersAttempts(email)]);
  // With a second factor the mailbox alone is not enough to make a device known: it would bring attempts at the code of its own.
  if (!user.twoFactorEnabled) rememberDevice(endpoint, email);
}
