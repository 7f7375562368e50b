import { sessionDigest } from '@konstruct/kit/identity';
import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint, createAuthMiddleware, sensitiveSessionMiddleware } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { createDigestAdapter } from './session-digests.ts';

/**
 * These endpoints replace better-auth's under the same names: better-auth's compare tokens, while the list contains
 * digests.
 */
const endpoints = {
  /** Ends the session of this operator with the given name from the list, if there is one. */
  revokeSession: createAuthEndpoint(
    '/revoke-session',
    { method: 'POST', body: z.object({ token: z.string() }), use: [sensitiveSessionMiddleware], requireHeaders: true },
    async (ctx) => {
      const { session: own } = ctx.context.session;
      const sessions = await ctx.context.internalAdapter.listSessions(own.userId);
      const named = sessions.find(({ token }) => token === ctx.body.token);
      if (named) await ctx.context.adapter.delete({ model: 'session', where: [{ field: 'id', value: named.id }] });
      if (named?.id === own.id) deleteSessionCookie(ctx);
      return ctx.json({ status: true });
    },
  ),

  revokeOtherSessions: createAuthEndpoint(
    '/revoke-other-sessions',
    { method: 'POST', use: [sensitiveSessionMiddleware], requireHeaders: true },
    async (ctx) => {
      const { session: own } = ctx.context.session;
      const others = [
        { field: 'userId', value: own.userId },
        { field: 'id', operator: 'ne' as const, value: own.id },
      ];
      await ctx.context.adapter.deleteMany({ model: 'session', where: others });
      return ctx.json({ status: true });
    },
  ),
};

/** The paths with a session in their answer. */
const namingSession = [
  '/get-session',
  '/sign-in/email',
  '/change-password',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
];

const named = z.looseObject({ token: z.string() });
const current = z.looseObject({ session: named });

/** An answer with the session's name from the list in place of its token; null if it contains no token. */
function withoutToken(answer: unknown) {
  const session = named.safeParse(answer);
  if (session.success) return { ...session.data, token: sessionDigest(session.data.token) };
  const signedIn = current.safeParse(answer);
  if (!signedIn.success) return null;
  return { ...signedIn.data, session: { ...signedIn.data.session, token: sessionDigest(signedIn.data.session.token) } };
}

/**
 * Keeps a session's token only in the browser's cookie. The table and the answers that mention a session contain its
 * digest. `session.token` in an answer identifies a session, so that it can be ended, and does not sign in.
 */
export const sessionTokens = {
  id: 'session-tokens',
  init: ({ adapter }) => ({ context: { adapter: createDigestAdapter(adapter) } }),
  endpoints,
  hooks: {
    after: [
      {
        matcher: ({ path }) => path !== undefined && namingSession.includes(path),
        handler: createAuthMiddleware(async (ctx) => {
          const answer = withoutToken(ctx.context.returned);
          return answer ? ctx.json(answer) : undefined;
        }),
      },
    ],
  },
} satisfies BetterAuthPlugin;
