import { APIError } from 'better-auth/api';
import { type AuthContext, type DirectoryContext, inTransaction } from '../context.ts';
import { mailCounters } from '../mail/mail-limit.ts';
import { rememberDevice, strangersAttempts } from '../rate-limit/attempt-limiter.ts';
import { signUpIssue } from '../sign-up/sign-up-input.ts';
import { PasswordReset } from './password-reset.entity.ts';
import { resetInput } from './reset-input.ts';
import { setPassword } from './set-password.ts';

const invalidLink = () =>
  new APIError('BAD_REQUEST', { code: 'INVALID_TOKEN', message: 'This link has expired or was already used.' });

/** The request of a mailed link while the link is valid; null otherwise. */
export async function findReset({ em, clock, deps }: DirectoryContext, token: string): Promise<PasswordReset | null> {
  const id = deps.passwordResetTokens.idOf(token);
  return id ? em.findOne(PasswordReset, { id, linkExpiresAt: { $gt: clock.now() } }) : null;
}

/** Sets a new password through a mailed link, once. Does not sign in. */
export async function resetPassword(ctx: AuthContext, input: unknown): Promise<void> {
  const { data, error } = resetInput.safeParse(input);
  if (error) throw new APIError('BAD_REQUEST', signUpIssue(error));
  const { endpoint, deps } = ctx;
  const found = await findReset(ctx, data.token);
  if (!found) throw invalidLink();
  const { email } = found;
  const passwordHash = await endpoint.context.password.hash(data.newPassword);
  const user = await inTransaction(ctx, async (tx) => {
    // The request that deletes the row has used the link; a concurrent one finds no row.
    if ((await tx.em.nativeDelete(PasswordReset, { id: found.id })) === 0) return null;
    return setPassword(tx, { email, passwordHash, name: data.name });
  });
  if (!user) throw invalidLink();
  await deps.rateLimits.forget([...mailCounters(email), strangersAttempts(email)]);
  // With a second factor, access to the mailbox alone must not make a device known: that would give it separate
  // attempts at the code.
  if (!user.twoFactorEnabled) rememberDevice(endpoint, email);
}
