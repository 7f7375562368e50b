import { sessionDigest } from '@konstruct/kit/identity';
import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint, createAuthMiddleware, sensitiveSessionMiddleware } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { storingDigests } from './session-digests.ts';

/** Under better-auth's own names, which these endpoints replace: its own compare tokens, and what is listed are digests. */
const endpoints = {
  /** Ends the session of this operator that the list names so; none when it names none. */
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

/** The paths whose answers name a session. */
const namingSession = ['/get-session', '/sign-in/email', '/change-password', '/two-factor/verify-totp', '/two-factor/verify-backup-code'];

const named = z.looseObject({ token: z.string() });
const current = z.looseObject({ session: named });

/** An answer with the name that the list gives the session in place of its token; null when it carries none. */
function withoutToken(answer: unknown) {
  const session = named.safeParse(answer);
  if (session.success) return { ...session.data, token: sessionDigest(session.data.token) };
  const signedIn = current.safeParse(answer);
  if (!signedIn.success) return null;
  return { ...signedIn.data, session: { ...signedIn.data.session, token: sessionDigest(signedIn.data.session.token) } };
}

/**
 * Keeps the token of a session in the browser's cookie and nowhere else: the table holds its digest, and so do the answers that
 * name a session. `session.token` of an answer identifies a session, in order to end it, and does not sign in.
 */
export const sessionTokens = {
  id: 'session-tokens',
  init: ({ adapter }) => ({ context: { adapter: storingDigests(adapter) } }),
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
