import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, isAPIError, sensitiveSessionMiddleware, verifyEmail } from 'better-auth/api';
import { z } from 'zod';

const invalidLink = () => new APIError('BAD_REQUEST', { code: 'INVALID_TOKEN', message: 'This link has been used or has expired.' });

/**
 * The two links of a change of address, by POST and for whoever is signed in to the account: neither a program that opens the links
 * of a mailbox nor somebody with the mailbox alone changes it.
 */
export const emailChangePaths = {
  id: 'email-change',
  endpoints: {
    confirmEmailChange: createAuthEndpoint(
      '/confirm-email-change',
      { method: 'POST', body: z.object({ token: z.string() }), use: [sensitiveSessionMiddleware], requireHeaders: true },
      async (ctx) => {
        const { context, headers, request } = ctx;
        try {
          // better-auth's own step, which it would take when the link is opened: it checks the token and whose session it is.
          const result = await verifyEmail({ context, headers, request, query: { token: ctx.body.token }, asResponse: false });
          // The first link has the second mail sent; the second changes the address.
          return ctx.json({ isChanged: result !== undefined && 'user' in result && result.user !== null });
        } catch (error) {
          throw isAPIError(error) ? invalidLink() : error;
        }
      },
    ),
  },
} satisfies BetterAuthPlugin;
