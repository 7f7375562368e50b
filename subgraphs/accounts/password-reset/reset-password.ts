import type { Directory } from '@konstruct/kit/database';
import type { GenericEndpointContext } from 'better-auth';
import { APIError } from 'better-auth/api';
import { mailCounters } from '../mail/mail-limit.ts';
import type { MailTokens } from '../mail/mail-tokens.ts';
import { rememberDevice, strangersAttempts } from '../rate-limit/limit-attempts.ts';
import type { RateLimitStorage } from '../rate-limit/rate-limit-storage.ts';
import { signUpFault } from '../sign-up/sign-up-input.ts';
import { PasswordReset } from './password-reset.entity.ts';
import { resetInput } from './reset-input.ts';
import { setPassword } from './set-password.ts';

export interface ResetDependencies {
  readonly directory: Directory;
  readonly storage: RateLimitStorage;
  readonly tokens: MailTokens;
  readonly publicUrl: string;
}

const invalidLink = () => new APIError('BAD_REQUEST', { code: 'INVALID_TOKEN', message: 'This link has expired or was already used.' });

/** The request whose mailed link it is, as long as the link is good; null otherwise. */
export async function findReset({ directory, tokens }: ResetDependencies, token: string): Promise<PasswordReset | null> {
  const id = tokens.idOf(token);
  return id ? directory.fork().findOne(PasswordReset, { id, linkExpiresAt: { $gt: new Date() } }) : null;
}

/** Sets a new password by a mailed link, once. It signs nobody in. */
export async function resetPassword(ctx: GenericEndpointContext, dependencies: ResetDependencies): Promise<void> {
  const { data, error } = resetInput.safeParse(ctx.body);
  if (error) throw new APIError('BAD_REQUEST', signUpFault(error));
  const { directory, storage, publicUrl } = dependencies;
  const found = await findReset(dependencies, data.token);
  if (!found) throw invalidLink();
  const { email } = found;
  const passwordHash = await ctx.context.password.hash(data.newPassword);
  const user = await directory.fork().transactional(async (tx) => {
    // Whoever deletes the row has used the link; another one that comes at the same moment finds none.
    if ((await tx.nativeDelete(PasswordReset, { id: found.id })) === 0) return null;
    return setPassword(tx, { email, passwordHash, name: data.name }, publicUrl);
  });
  if (!user) throw invalidLink();
  await storage.forget([...mailCounters(email), strangersAttempts(email)]);
  // With a second factor the mailbox alone is not enough to make a device known: it would bring attempts at the code of its own.
  if (!user.twoFactorEnabled) rememberDevice(ctx, email);
}
