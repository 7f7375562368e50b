import { newId } from '@konstruct/kit/database';
import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint, createAuthMiddleware, formCsrfMiddleware } from 'better-auth/api';
import { z } from 'zod';
import { createAuthContext, type Dependencies } from '../context.ts';
import { mayMail } from '../mail/mail-limit.ts';
import { findPending } from './find-pending.ts';
import { requestSignUpMail } from './request-sign-up-mail.ts';
import { signInPending } from './sign-in-pending.ts';
import { signUp } from './sign-up.ts';
import { verifyEmail } from './verify-email.ts';

/**
 * Sign-up. These endpoints replace better-auth's under the same names: better-auth keeps one sign-up per address and
 * confirms it for any person who opens a link. Here a sign-up is not an account until it is confirmed.
 */
export function createSignUpPaths(deps: Dependencies) {
  return {
    id: 'sign-up',
    endpoints: {
      signUpEmail: createAuthEndpoint(
        '/sign-up/email',
        { method: 'POST', body: z.unknown(), use: [formCsrfMiddleware] },
        async (ctx) => ctx.json(await signUp(createAuthContext(deps, ctx), ctx.body)),
      ),

      /** Mails the link again if there is a sign-up to confirm; answers and does the same if there is none. */
      sendVerificationEmail: createAuthEndpoint(
        '/send-verification-email',
        { method: 'POST', body: z.object({ email: z.email() }), use: [formCsrfMiddleware] },
        async (ctx) => {
          const email = ctx.body.email.toLowerCase();
          const own = createAuthContext(deps, ctx);
          const pending = await findPending(own, email);
          if (await mayMail(own, 'sign-up', email)) await requestSignUpMail(own, pending?.id ?? newId());
          return ctx.json({ status: true });
        },
      ),

      /** POST only: programs that open links in a mailbox to scan them confirm nothing. */
      verifyEmail: createAuthEndpoint(
        '/verify-email',
        {
          method: 'POST',
          body: z.object({ token: z.string(), password: z.string().max(128).optional() }),
          use: [formCsrfMiddleware],
        },
        async (ctx) => ctx.json(await verifyEmail(createAuthContext(deps, ctx), ctx.body)),
      ),
    },
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/sign-in/email',
          handler: createAuthMiddleware((ctx) => signInPending(createAuthContext(deps, ctx), ctx.body)),
        },
      ],
    },
  } satisfies BetterAuthPlugin;
}
