import type { Directory } from '@konstruct/kit/database';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { passwordChangedMail } from '../mail/password-changed.ts';
import type { PostMail } from '../mail/post-mail.ts';
import { signUpFault, signUpInput } from './sign-up-input.ts';
import { dropUnconfirmedSignUp } from './unverified-users.ts';

interface HookDependencies {
  readonly directory: Directory;
  readonly postMail: PostMail;
  readonly publicUrl: string;
}

/** Where the mailed link leads when the caller names no page. */
const resetPasswordPage = '/reset-password';

/** What we do before and after better-auth's own handling of a path. */
export function createAuthHooks({ directory, postMail, publicUrl }: HookDependencies) {
  async function beforeSignUp(body: unknown) {
    const { data, error } = signUpInput.safeParse(body);
    if (error) throw new APIError('BAD_REQUEST', signUpFault(error));
    await dropUnconfirmedSignUp(directory, data.email.toLowerCase());
    return { context: { body: data } };
  }

  return {
    before: createAuthMiddleware(async ({ path, body }) => {
      if (path === '/sign-up/email') return beforeSignUp(body);
      if (path === '/change-password') return { context: { body: { ...body, revokeOtherSessions: true } } };
      if (path === '/request-password-reset') return { context: { body: { redirectTo: resetPasswordPage, ...body } } };
      return undefined;
    }),
    after: createAuthMiddleware(async ({ path, context }) => {
      const user = context.newSession?.user;
      if (path === '/change-password' && user) await postMail(passwordChangedMail(user.email, publicUrl));
    }),
  };
}
