import { createAuthMiddleware } from 'better-auth/api';
import { createDirectoryContext, type Dependencies } from '../context.ts';
import { enqueueMail } from '../mail/enqueue-mail.ts';
import { passwordChangedMail } from '../mail/templates/password-changed.ts';

/** What we do before and after better-auth's own handling of a path. */
export function createAuthHooks(deps: Dependencies) {
  return {
    before: createAuthMiddleware(async ({ path, body }) => {
      if (path === '/change-password') return { context: { body: { ...body, revokeOtherSessions: true } } };
      return undefined;
    }),
    after: createAuthMiddleware(async ({ path, context }) => {
      const user = context.newSession?.user;
      if (path === '/change-password' && user)
        await enqueueMail(createDirectoryContext(deps), passwordChangedMail(user.email, deps.publicUrl));
    }),
  };
}
