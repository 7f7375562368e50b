import { newId } from '@konstruct/kit/database';
import { APIError } from 'better-auth/api';
import { returnPath } from '../auth/return-path.ts';
import { type AuthContext, inTransaction } from '../context.ts';
import { mayMail } from '../mail/mail-limit.ts';
import type { Limit } from '../rate-limit/rate-limit-storage.ts';
import { tooManyAttempts } from '../rate-limit/too-many-attempts.ts';
import { keepBrowserProof } from './browser-proof.ts';
import { PendingSignUp } from './pending-sign-up.entity.ts';
import { requestSignUpMail } from './request-sign-up-mail.ts';
import { signUpIssue, signUpInput } from './sign-up-input.ts';

/**
 * Sign-ups per address, far more than any person needs: it bounds how many are stored. Mails have a lower limit
 * (`mail-limit.ts`).
 */
const perAddress: Limit = { window: 3600, max: 100 };

/**
 * Stores a sign-up in addition to all others with its address, and requests the mail with its link. It does and answers
 * the same for an address that has an account; the account's owner gets a mail that says so.
 */
export async function signUp(ctx: AuthContext, input: unknown) {
  const { endpoint, clock, deps } = ctx;
  const { data, error } = signUpInput.safeParse(input);
  if (error) throw new APIError('BAD_REQUEST', signUpIssue(error));
  const email = data.email.toLowerCase();
  const { allowed, retryAfter } = await deps.rateLimits.consume(`sign-up|account|${email}`, perAddress);
  const message = 'Too many sign-ups with this address. If it is yours, open our latest e-mail or reset your password.';
  if (!allowed) throw tooManyAttempts(message, retryAfter ?? perAddress.window);

  const now = clock.now();
  const signedUp = {
    id: newId(),
    email,
    name: data.name,
    passwordHash: await endpoint.context.password.hash(data.password),
    browserDigest: await keepBrowserProof(endpoint),
    returnTo: returnPath(data.callbackURL, deps.publicUrl),
    linkExpiresAt: null,
  };
  const isMailed = await mayMail(ctx, 'sign-up', email);
  await inTransaction(ctx, async (tx) => {
    tx.em.create(PendingSignUp, signedUp);
    await tx.em.flush();
    if (isMailed) await requestSignUpMail(tx, signedUp.id);
  });
  return {
    token: null,
    user: {
      id: signedUp.id,
      name: data.name,
      email,
      emailVerified: false,
      image: null,
      createdAt: now,
      updatedAt: now,
    },
  };
}
