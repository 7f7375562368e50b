import type { Directory } from '@konstruct/kit/database';
import type { GenericEndpointContext } from 'better-auth';
import { APIError } from 'better-auth/api';
import { mayMail } from '../mail/mail-limit.ts';
import type { RateLimitStorage } from '../rate-limit/rate-limit-storage.ts';
import { browserDigest } from './browser-proof.ts';
import { findPending } from './find-pending.ts';
import { requestSignUpMail } from './request-sign-up-mail.ts';
import { signInInput } from './sign-up-input.ts';

interface Dependencies {
  readonly directory: Directory;
  readonly storage: RateLimitStorage;
}

/**
 * Answers a sign-in with the password of a sign-up that is not confirmed: it is told so, and the link is mailed again. One password
 * is compared, as for an account and for an unknown address, so that the time tells nothing. An account is left to better-auth.
 */
export async function signInPending(ctx: GenericEndpointContext, { directory, storage }: Dependencies): Promise<void> {
  const { data } = signInInput.safeParse(ctx.body);
  if (!data) return;
  const email = data.email.toLowerCase();
  const em = directory.fork();
  const pending = await findPending(em, email, await browserDigest(ctx));
  if (!pending) return;
  if (!(await ctx.context.password.verify({ hash: pending.passwordHash, password: data.password })))
    throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
  if (await mayMail(storage, 'sign-up', email)) await requestSignUpMail(em, pending.id);
  throw new APIError('FORBIDDEN', { code: 'EMAIL_NOT_VERIFIED', message: 'Email not verified' });
}
