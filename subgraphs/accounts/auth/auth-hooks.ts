import { createAuthMiddleware } from 'better-auth/api';
import { passwordChangedMail } from '../mail/templates/password-changed.ts';
import type { PostMail } from '../mail/post-mail.ts';

interface HookDependencies {
  readonly postMail: PostMail;
  readonly publicUrl: string;
}

/** What we do before and after better-auth's own handling of a path. */
export function createAuthHooks({ postMail, publicUrl }: HookDependencies) {
  return {
    before: createAuthMiddleware(async ({ path, body }) => {
      if (path === '/change-password') return { context: { body: { ...body, revokeOtherSessions: true } } };
      return undefined;
    }),
    after: createAuthMiddleware(async ({ path, context }) => {
      const user = context.newSession?.user;
      if (path === '/change-password' && user) await postMail(passwordChangedMail(user.email, publicUrl));
    }),
  };
}
