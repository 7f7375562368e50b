import type { BetterAuthPlugin } from 'better-auth';
import {
  APIError,
  createAuthEndpoint,
  createEmailVerificationToken,
  isAPIError,
  sensitiveSessionMiddleware,
  verifyEmail,
} from 'better-auth/api';
import { z } from 'zod';
import { createDirectoryContext, type Dependencies } from '../context.ts';
import { enqueueMail } from '../mail/enqueue-mail.ts';
import { changeEmailMail } from '../mail/templates/change-email.ts';
import { emailChangeLink, emailChangeSeconds } from './email-change-link.ts';

const invalidLink = () =>
  new APIError('BAD_REQUEST', { code: 'INVALID_TOKEN', message: 'This link has expired or was already used.' });

/** Another user has created an account with the new address since the mail was sent (`unique_violation`). */
const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === '23505';

/**
 * Changes an address with two links: one to the present address, one to the new one. Both are confirmed by POST, by the
 * operator who is signed in to the account. Neither a program that opens links in a mailbox nor a person with access to
 * the mailbox alone can change the address.
 */
export function createEmailChangePaths(deps: Dependencies) {
  return {
    id: 'email-change',
    endpoints: {
      /**
       * Replaces better-auth's, which sends no mail if the new address has an account, and thereby reveals that it has
       * one.
       */
      changeEmail: createAuthEndpoint(
        '/change-email',
        {
          method: 'POST',
          body: z.object({ newEmail: z.email().max(254) }),
          use: [sensitiveSessionMiddleware],
          requireHeaders: true,
        },
        async (ctx) => {
          const { id: userId, email } = ctx.context.session.user;
          const newEmail = ctx.body.newEmail.toLowerCase();
          if (newEmail === email)
            throw new APIError('BAD_REQUEST', { code: 'EMAIL_IS_THE_SAME', message: 'Email is the same' });
          const bound = { requestType: 'change-email-confirmation', userId };
          const token = await createEmailVerificationToken(
            ctx.context.secret,
            email,
            newEmail,
            emailChangeSeconds,
            bound,
          );
          const mail = changeEmailMail(email, newEmail, emailChangeLink(deps.publicUrl, token));
          await enqueueMail(createDirectoryContext(deps), mail);
          return ctx.json({ status: true });
        },
      ),

      confirmEmailChange: createAuthEndpoint(
        '/confirm-email-change',
        {
          method: 'POST',
          body: z.object({ token: z.string() }),
          use: [sensitiveSessionMiddleware],
          requireHeaders: true,
        },
        async (ctx) => {
          const { context, headers, request } = ctx;
          try {
            // better-auth's own step, which it would run when the link is opened: it checks the token and which session
            // it belongs to.
            const result = await verifyEmail({
              context,
              headers,
              request,
              query: { token: ctx.body.token },
              asResponse: false,
            });
            // The first link triggers the second mail; the second changes the address.
            return ctx.json({ isChanged: result !== undefined && 'user' in result && result.user !== null });
          } catch (error) {
            if (isAPIError(error) || isTaken(error)) throw invalidLink();
            throw error;
          }
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
