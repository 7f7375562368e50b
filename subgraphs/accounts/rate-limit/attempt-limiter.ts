import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import { createAuthMiddleware, getIP, getSessionFromCtx, isAPIError } from 'better-auth/api';
import type { Dependencies } from '../context.ts';
import { attemptLimits, guardedPaths, type Secret } from './attempt-limits.ts';
import { createKnownDevices } from './known-devices.ts';
import type { Limit } from './rate-limit-storage.ts';
import { tooManyAttempts } from './too-many-attempts.ts';

/** The maximum time that browsers keep a cookie. */
const deviceSeconds = 400 * 24 * 3600;

type Context = GenericEndpointContext;

const messages: Readonly<Record<Secret, string>> = {
  'sign-in':
    'Too many sign-in attempts. Wait a while, use a device you’ve signed in on before, or reset your password.',
  password: 'Too many incorrect passwords. Wait a while, then try again.',
  'second-factor': 'Too many incorrect codes. Wait a while, then try again.',
};

const cookieOf = (ctx: Context) => ctx.context.createAuthCookie('device', { maxAge: deviceSeconds });

/** Marks the browser as known to the account: its attempts are counted separately from those of strangers. */
export function rememberDevice(ctx: Context, email: string): void {
  const { name, attributes } = cookieOf(ctx);
  const devices = createKnownDevices(ctx.context.secret);
  const kept = ctx.getCookie(name);
  if (!devices.deviceFor(kept, email)) ctx.setCookie(name, devices.remember(kept, email), attributes);
}

/**
 * The account that has to enter its second factor: that of the session, or that of the sign-in that waits for its code.
 */
async function challengedUser(ctx: Context): Promise<string | undefined> {
  const session = await getSessionFromCtx(ctx);
  if (session) return session.user.email;
  const challenge = await ctx.getSignedCookie(ctx.context.createAuthCookie('two_factor').name, ctx.context.secret);
  const verification = challenge ? await ctx.context.internalAdapter.findVerificationValue(challenge) : null;
  return verification ? (await ctx.context.internalAdapter.findUserById(verification.value))?.email : undefined;
}

/**
 * The address of the account that is the target of the attempt, known or not; undefined if the path will reject the
 * request anyway.
 */
async function accountOf(ctx: Context, secret: Secret): Promise<string | undefined> {
  if (secret === 'second-factor') return challengedUser(ctx);
  if (secret === 'password') return (await getSessionFromCtx(ctx))?.user.email;
  const { email } = (ctx.body ?? {}) as { email?: unknown };
  return typeof email === 'string' ? email.toLowerCase() : undefined;
}

/**
 * The counters of an attempt. A device that the account knows has its own counter, separate from those of strangers.
 */
function countersOf(
  ctx: Context,
  secret: Secret,
  email: string,
): { key: string; limit: Limit; isForAccount: boolean }[] {
  const { address, account, device } = attemptLimits[secret];
  const known = createKnownDevices(ctx.context.secret).deviceFor(ctx.getCookie(cookieOf(ctx).name), email);
  if (known) return [{ key: `${secret}|device|${known}|${email}`, limit: device, isForAccount: true }];
  const client = ctx.request ? getIP(ctx.request, ctx.context.options) : null;
  return [
    ...(address ? [{ key: `${secret}|address|${client}`, limit: address, isForAccount: false }] : []),
    { key: `${secret}|account|${email}`, limit: account, isForAccount: true },
  ];
}

/** The counter of strangers' attempts at an account. */
export const strangersAttempts = (email: string) => `sign-in|account|${email}`;

/**
 * Limits guesses at passwords and codes by account as well as by address. An attempt is counted before the secret is
 * checked, so that parallel guesses cannot pass together; a correct one is uncounted. Must come after the plugin of the
 * second factor: a device becomes known only after that plugin has admitted it.
 */
export function createAttemptLimiter({ rateLimits }: Pick<Dependencies, 'rateLimits'>) {
  const before = createAuthMiddleware(async (ctx) => {
    const secret = guardedPaths[ctx.path];
    const email = secret && (await accountOf(ctx, secret));
    if (!secret || !email) return;
    for (const { key, limit } of countersOf(ctx, secret, email)) {
      const { allowed, retryAfter } = await rateLimits.consume(key, limit);
      if (!allowed) throw tooManyAttempts(messages[secret], retryAfter ?? limit.window);
    }
  });

  const after = createAuthMiddleware(async (ctx) => {
    const { returned, newSession } = ctx.context;
    if (isAPIError(returned)) return;
    const secret = guardedPaths[ctx.path];
    // After a sign-in or sign-out, the session is no longer the one that the request came with.
    const email = secret && (newSession?.user.email ?? (await accountOf(ctx, secret)));
    if (secret && email)
      for (const { key, isForAccount } of countersOf(ctx, secret, email))
        if (isForAccount) await rateLimits.release(key);
    if (newSession) rememberDevice(ctx, newSession.user.email);
  });

  return {
    id: 'attempt-limits',
    hooks: {
      before: [{ matcher: ({ path }) => path !== undefined && path in guardedPaths, handler: before }],
      after: [{ matcher: () => true, handler: after }],
    },
  } satisfies BetterAuthPlugin;
}
