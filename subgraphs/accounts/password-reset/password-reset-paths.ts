import { newId } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { z } from 'zod';
import { User } from '../auth/auth-tables.ts';
import { returnPath } from '../auth/return-path.ts';
import { createAuthContext, createDirectoryContext, type Dependencies, inTransaction } from '../context.ts';
import { mailPasswordResetJob } from '../job-definitions.ts';
import { mayMail } from '../mail/mail-limit.ts';
import { endResetLinks } from './end-reset-links.ts';
import { PasswordReset } from './password-reset.entity.ts';
import { findReset, resetPassword } from './reset-password.ts';

/** The target of the mailed link if the caller names no page. */
const resetPasswordPage = '/reset-password';

const requestInput = z.object({
  email: z.email().max(254),
  redirectTo: z.string().max(2000).default(resetPasswordPage),
});

const endLinksOfChangedPassword =
  (deps: Dependencies) =>
  async (change: { password?: string | null | undefined }, ctx: GenericEndpointContext | null): Promise<void> => {
    const email = ctx?.context.session?.user.email;
    if (change.password && email) await endResetLinks(createDirectoryContext(deps), email);
  };

/**
 * Password reset. These endpoints replace better-auth's under the same names: there, links expire from the time of the
 * request, survive a reset through another link, and a known address takes longer than an unknown one.
 */
export function createPasswordResetPaths(deps: Dependencies) {
  const { publicUrl } = deps;
  return {
    id: 'password-reset',
    // Part of the change of the password, before the commit: a crash never leaves a new password with an old link.
    init: () => ({ options: { databaseHooks: { account: { update: { before: endLinksOfChangedPassword(deps) } } } } }),
    endpoints: {
      /** Does and answers the same for every address: the job that mails the link finds out whether it is known. */
      requestPasswordReset: createAuthEndpoint(
        '/request-password-reset',
        { method: 'POST', body: requestInput, use: [formCsrfMiddleware] },
        async (ctx) => {
          const email = ctx.body.email.toLowerCase();
          const reset = {
            id: newId(),
            email,
            returnTo: returnPath(ctx.body.redirectTo, publicUrl),
            linkExpiresAt: null,
          };
          const directory = createDirectoryContext(deps);
          if (await mayMail(directory, 'password-reset', email))
            await inTransaction(directory, async ({ em }) => {
              em.create(PasswordReset, reset);
              await em.flush();
              await enqueue(em, mailPasswordResetJob, { passwordResetId: reset.id });
            });
          return ctx.json({
            status: true,
            message: 'If this email exists in our system, check your email for the reset link',
          });
        },
      ),

      /**
       * Redirects from the mail to the page, and passes on whether the link is valid; opening the link has no other
       * effect.
       */
      requestPasswordResetCallback: createAuthEndpoint('/reset-password/:token', { method: 'GET' }, async (ctx) => {
        const { token } = ctx.params;
        const directory = createDirectoryContext(deps);
        const reset = await findReset(directory, token);
        const page = new URL(reset?.returnTo ?? resetPasswordPage, publicUrl);
        if (reset) page.searchParams.set('token', token);
        else page.searchParams.set('error', 'INVALID_TOKEN');
        // A person who completes a sign-up in this way is also asked for a name.
        if (reset && (await directory.em.count(User, { email: reset.email })) === 0) page.searchParams.set('new', '1');
        throw ctx.redirect(page.href);
      }),

      resetPassword: createAuthEndpoint(
        '/reset-password',
        { method: 'POST', body: z.unknown(), use: [formCsrfMiddleware] },
        async (ctx) => {
          await resetPassword(createAuthContext(deps, ctx), ctx.body);
          return ctx.json({ status: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
