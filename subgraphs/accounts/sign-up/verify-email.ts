import { APIError } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { AuthContext } from '../context.ts';
import { mailCounters } from '../mail/mail-limit.ts';
import { tooManyAttempts } from '../rate-limit/too-many-attempts.ts';
import { browserDigest } from './browser-proof.ts';
import { confirmSignUp } from './confirm-sign-up.ts';
import { newestFirst, PendingSignUp } from './pending-sign-up.entity.ts';

interface VerifyEmailInput {
  readonly token: string;
  readonly password?: string | undefined;
}

/**
 * How many sign-ups with one address have their passwords compared, newest first: each comparison is expensive on
 * purpose.
 */
const maxCompared = 10;
const attempts = { window: 900, max: 20 } as const;

const invalidLink = () =>
  new APIError('BAD_REQUEST', { code: 'INVALID_TOKEN', message: 'This link has expired or was already used.' });

/** The sign-up that the link belongs to. */
async function linkedSignUp({ em, clock, deps }: AuthContext, token: string): Promise<PendingSignUp> {
  const id = deps.signUpTokens.idOf(token);
  const linked = id && (await em.findOne(PendingSignUp, { id, linkExpiresAt: { $gt: clock.now() } }));
  if (!linked) throw invalidLink();
  return linked;
}

/**
 * Chooses the sign-up to confirm. The link proves that the mailbox is the caller's, for every sign-up with its address.
 * The browser that signed up, or the password, proves which of them is the caller's. So no person confirms a password
 * that another person chose.
 */
async function choose(
  { em, endpoint, deps }: AuthContext,
  linked: PendingSignUp,
  password?: string,
): Promise<PendingSignUp> {
  const { id, email } = linked;
  const browser = await browserDigest(endpoint);
  const own = browser && (await em.findOne(PendingSignUp, { email, browserDigest: browser }, { orderBy: newestFirst }));
  if (own) return own;
  if (password === undefined)
    throw new APIError('FORBIDDEN', {
      code: 'PASSWORD_REQUIRED',
      message: 'Enter the password you chose when you signed up.',
    });
  const { allowed, retryAfter } = await deps.rateLimits.consume(`verify-email|account|${email}`, attempts);
  if (!allowed)
    throw tooManyAttempts(
      'Too many incorrect passwords. Wait a while, or reset your password.',
      retryAfter ?? attempts.window,
    );
  const others = await em.find(
    PendingSignUp,
    { email, id: { $ne: id } },
    { orderBy: newestFirst, limit: maxCompared - 1 },
  );
  for (const one of [linked, ...others])
    if (await endpoint.context.password.verify({ hash: one.passwordHash, password })) return one;
  throw new APIError('BAD_REQUEST', {
    code: 'INVALID_PASSWORD',
    message: 'Incorrect password. Enter the one you chose when you signed up.',
  });
}

/**
 * Confirms an address: creates the account and signs in, from the browser that signed up or with the sign-up's
 * password.
 */
export async function verifyEmail(ctx: AuthContext, { token, password }: VerifyEmailInput) {
  const { endpoint, deps } = ctx;
  const chosen = await choose(ctx, await linkedSignUp(ctx, token), password);
  const confirmed = await confirmSignUp(ctx, chosen);
  if (!confirmed) throw invalidLink();
  await deps.rateLimits.forget(mailCounters(chosen.email));
  const { internalAdapter } = endpoint.context;
  const user = await internalAdapter.findUserById(confirmed.userId);
  const session = await internalAdapter.createSession(confirmed.userId);
  if (!user || !session) throw new Error('The account that was just confirmed cannot be signed in to.');
  await setSessionCookie(endpoint, { session, user });
  return { status: true, returnTo: chosen.returnTo };
}
