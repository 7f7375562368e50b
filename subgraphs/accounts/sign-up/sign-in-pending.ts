import { APIError } from 'better-auth/api';
import type { AuthContext } from '../context.ts';
import { mayMail } from '../mail/mail-limit.ts';
import { findPending } from './find-pending.ts';
import { requestSignUpMail } from './request-sign-up-mail.ts';
import { signInInput } from './sign-up-input.ts';

/**
 * Answers a sign-in with the password of an unconfirmed sign-up: the answer says so, and the link is mailed again. One
 * password is compared, as for an account and for an unknown address, so that the response time reveals nothing.
 * Accounts are left to better-auth.
 */
export async function signInPending(ctx: AuthContext, input: unknown): Promise<void> {
  const { data } = signInInput.safeParse(input);
  if (!data) return;
  const email = data.email.toLowerCase();
  const pending = await findPending(ctx, email);
  if (!pending) return;
  if (!(await ctx.endpoint.context.password.verify({ hash: pending.passwordHash, password: data.password })))
    throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
  if (await mayMail(ctx, 'sign-up', email)) await requestSignUpMail(ctx, pending.id);
  throw new APIError('FORBIDDEN', { code: 'EMAIL_NOT_VERIFIED', message: 'Email not verified' });
}
