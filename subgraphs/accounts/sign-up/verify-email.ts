import type { Directory } from '@konstruct/kit/database';
import type { GenericEndpointContext } from 'better-auth';
import { APIError } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { mailCounters } from '../mail/mail-limit.ts';
import type { MailTokens } from '../mail/mail-tokens.ts';
import type { RateLimitStorage } from '../rate-limit/rate-limit-storage.ts';
import { tooManyAttempts } from '../rate-limit/too-many-attempts.ts';
import { browserDigest } from './browser-proof.ts';
import { confirmSignUp } from './confirm-sign-up.ts';
import { newestFirst, PendingSignUp } from './pending-sign-up.entity.ts';

export interface VerifyEmailDependencies {
  readonly directory: Directory;
  readonly storage: RateLimitStorage;
  readonly tokens: MailTokens;
}

/** Sign-ups with one address whose passwords are compared, newest first: each comparison is dear on purpose. */
const maxCompared = 10;
const attempts = { window: 900, max: 20 } as const;

const invalidLink = () => new APIError('BAD_REQUEST', { code: 'INVALID_TOKEN', message: 'This link has expired or was already used.' });

/** The sign-up whose link it is. */
async function linkedSignUp({ directory, tokens }: VerifyEmailDependencies, token: string): Promise<PendingSignUp> {
  const id = tokens.idOf(token);
  const linked = id && (await directory.fork().findOne(PendingSignUp, { id, linkExpiresAt: { $gt: new Date() } }));
  if (!linked) throw invalidLink();
  return linked;
}

/**
 * The sign-up that is confirmed. The link shows that the mailbox is the caller's, for every sign-up with its address alike; which
 * of them is the caller's, the browser that signed up shows or the password. So nobody confirms a password of somebody else.
 */
async function choose(
  ctx: GenericEndpointContext,
  { directory, storage }: VerifyEmailDependencies,
  linked: PendingSignUp,
  password?: string,
): Promise<PendingSignUp> {
  const { id, email } = linked;
  const em = directory.fork();
  const browser = await browserDigest(ctx);
  const own = browser && (await em.findOne(PendingSignUp, { email, browserDigest: browser }, { orderBy: newestFirst }));
  if (own) return own;
  if (password === undefined)
    throw new APIError('FORBIDDEN', { code: 'PASSWORD_REQUIRED', message: 'Enter the password you chose when you signed up.' });
  const { allowed, retryAfter } = await storage.consume(`verify-email|account|${email}`, attempts);
  if (!allowed) throw tooManyAttempts('Too many incorrect passwords. Wait a while, or reset your password.', retryAfter ?? attempts.window);
  const others = await em.find(PendingSignUp, { email, id: { $ne: id } }, { orderBy: newestFirst, limit: maxCompared - 1 });
  for (const one of [linked, ...others]) if (await ctx.context.password.verify({ hash: one.passwordHash, password })) return one;
  throw new APIError('BAD_REQUEST', {
    code: 'INVALID_PASSWORD',
    message: 'Incorrect password. Enter the one you chose when you signed up.',
  });
}

/** Confirms an address: makes the account and signs in, in the browser that signed up or with its password. */
export async function verifyEmail(ctx: GenericEndpointContext, dependencies: VerifyEmailDependencies, token: string, password?: string) {
  const chosen = await choose(ctx, dependencies, await linkedSignUp(dependencies, token), password);
  const confirmed = await confirmSignUp(dependencies.directory, chosen);
  if (!confirmed) throw invalidLink();
  await dependencies.storage.forget(mailCounters(chosen.email));
  const { internalAdapter } = ctx.context;
  const user = await internalAdapter.findUserById(confirmed.userId);
  const session = await internalAdapter.createSession(confirmed.userId);
  if (!user || !session) throw new Error('The account that was just confirmed cannot be signed in to.');
  await setSessionCookie(ctx, { session, user });
  return { status: true, returnTo: chosen.returnTo };
}
