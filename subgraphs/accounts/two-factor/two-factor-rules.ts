import { createHmac } from 'node:crypto';
import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api';
import { z } from 'zod';
import { createDirectoryContext, type Dependencies } from '../context.ts';
import { enqueueMail } from '../mail/enqueue-mail.ts';
import {
  recoveryCodeUsedMail,
  recoveryCodesReplacedMail,
  twoFactorOffMail,
  twoFactorOnMail,
} from '../mail/templates/two-factor.ts';
import type { MailContent } from '../mail/mailer.port.ts';
import type { RateLimitStorage } from '../rate-limit/rate-limit-storage.ts';
import { recoveryCode, timeBasedCode, trustDevice } from './code-input.ts';
import { forgetDevices } from './forget-devices.ts';

/** As long as a code can be valid: its own half minute, and those before and after, with one to spare. */
const codeSeconds = 120;

const invalidCode = () =>
  new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'This code is incorrect or was already used.' });

/** The user who has to enter the code: that of the session, or of the sign-in that waits for it. */
async function challengeOf(ctx: GenericEndpointContext): Promise<string> {
  const session = await getSessionFromCtx(ctx);
  if (session) return session.user.id;
  const challenge = await ctx.getSignedCookie(ctx.context.createAuthCookie('two_factor').name, ctx.context.secret);
  const waiting = challenge ? await ctx.context.internalAdapter.findVerificationValue(challenge) : null;
  return waiting?.value ?? '';
}

/**
 * Claims a code for this request before it is compared: the same code does not work twice, not even at the same moment.
 */
async function claimCode(ctx: GenericEndpointContext, rateLimits: RateLimitStorage, code: string): Promise<void> {
  const userId = await challengeOf(ctx);
  if (!userId) return;
  const digest = createHmac('sha256', ctx.context.secret)
    .update(`konstruct used code ${userId} ${code}`)
    .digest('base64url');
  const { allowed } = await rateLimits.consume(`used-code|${userId}|${digest}`, { window: codeSeconds, max: 1 });
  if (!allowed) throw invalidCode();
}

/** The body of each path, without the other fields that better-auth would accept. */
const bodies: Readonly<Record<string, z.ZodType<Record<string, unknown>>>> = {
  '/two-factor/verify-totp': z.object({ code: timeBasedCode, trustDevice }),
  '/two-factor/verify-backup-code': z.object({ code: recoveryCode, trustDevice }),
  '/two-factor/enable': z.object({ password: z.string() }),
  '/two-factor/disable': z.object({ password: z.string() }),
  '/two-factor/generate-backup-codes': z.object({ password: z.string() }),
};

/**
 * What our second factor adds to better-auth's: a code works once, remembered devices end when their reason does, and
 * the owner is notified by mail of each change. Must come after the limit of attempts, which counts before a code is
 * claimed.
 */
export function createTwoFactorRules(deps: Dependencies) {
  const { rateLimits, publicUrl } = deps;
  const mail = (content: MailContent) => enqueueMail(createDirectoryContext(deps), content);

  const before = createAuthMiddleware(async (ctx) => {
    const { data } = bodies[ctx.path]?.safeParse(ctx.body) ?? {};
    if (!data)
      throw ctx.path.includes('/verify-')
        ? invalidCode()
        : new APIError('BAD_REQUEST', { code: 'INVALID_PASSWORD', message: 'Invalid password' });
    if (ctx.path === '/two-factor/verify-totp') await claimCode(ctx, rateLimits, String(data['code']));
    return { context: { body: data } };
  });

  const after = createAuthMiddleware(async (ctx) => {
    if (isAPIError(ctx.context.returned)) return;
    const user = ctx.context.newSession?.user ?? ctx.context.session?.user;
    if (!user) return;
    if (ctx.path === '/two-factor/generate-backup-codes') await mail(recoveryCodesReplacedMail(user.email, publicUrl));
    if (ctx.path === '/two-factor/verify-backup-code') await mail(recoveryCodeUsedMail(user.email, publicUrl));
    if (ctx.path === '/revoke-other-sessions') await forgetDevices(createDirectoryContext(deps), user.id);
  });

  /** better-auth writes this column only when the second factor is turned on or off. */
  async function onTurned(change: Record<string, unknown>, ctx: GenericEndpointContext | null) {
    const user = ctx?.context.session?.user;
    if (!user || !('twoFactorEnabled' in change)) return;
    await forgetDevices(createDirectoryContext(deps), user.id);
    await mail(
      change['twoFactorEnabled'] ? twoFactorOnMail(user.email, publicUrl) : twoFactorOffMail(user.email, publicUrl),
    );
  }

  async function onPasswordChanged(
    change: { password?: string | null | undefined },
    ctx: GenericEndpointContext | null,
  ) {
    const userId = ctx?.context.session?.user.id;
    if (change.password && userId) await forgetDevices(createDirectoryContext(deps), userId);
  }

  const pathsWithMail = [
    '/two-factor/generate-backup-codes',
    '/two-factor/verify-backup-code',
    '/revoke-other-sessions',
  ];
  return {
    id: 'two-factor-rules',
    init: () => ({
      options: {
        databaseHooks: { user: { update: { before: onTurned } }, account: { update: { before: onPasswordChanged } } },
      },
    }),
    hooks: {
      before: [{ matcher: ({ path }) => path !== undefined && path in bodies, handler: before }],
      after: [{ matcher: ({ path }) => path !== undefined && pathsWithMail.includes(path), handler: after }],
    },
  } satisfies BetterAuthPlugin;
}
