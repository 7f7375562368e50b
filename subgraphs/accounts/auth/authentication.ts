import { type Directory, newId } from '@konstruct/kit/database';
import type { Logger } from '@konstruct/kit/service';
import { betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import { limitPerRecipient } from '../mail/limit-per-recipient.ts';
import type { PostMail } from '../mail/post-mail.ts';
import { accountExistsMail } from '../mail/account-exists.ts';
import { changeEmailMail } from '../mail/change-email.ts';
import { passwordChangedMail } from '../mail/password-changed.ts';
import { resetPasswordMail } from '../mail/reset-password.ts';
import { verifyEmailMail } from '../mail/verify-email.ts';
import { authPath } from './auth-paths.ts';
import { clientAddressHeader } from './client-address.ts';
import { createAuthHooks } from './auth-hooks.ts';
import { createRateLimitStorage } from './rate-limit-storage.ts';
import { defaultRateLimit, rateLimits } from './rate-limits.ts';
import { sessionTokens } from './session-tokens.ts';
import { tableNames } from './table-names.ts';
import { confirmAddress } from './unverified-users.ts';

export interface AuthenticationOptions {
  readonly publicUrl: string;
  readonly secret: string;
  /** Connects as the directory's role. */
  readonly pool: Pool;
  readonly directory: Directory;
  readonly postMail: PostMail;
  readonly log: Logger;
}

const linkLifetimeSeconds = { verifyEmail: 24 * 3600, resetPassword: 3600 };
const sessionSeconds = { lifetime: 30 * 24 * 3600, renewedAfter: 24 * 3600 };

/** Sign-up, sign-in, sessions and passwords: better-auth over the directory's tables. */
export function createAuthentication({ publicUrl, secret, pool, directory, postMail, log }: AuthenticationOptions) {
  const counter = createRateLimitStorage(directory);
  const postRequested = limitPerRecipient(postMail, counter);
  return betterAuth({
    appName: 'Konstruct',
    baseURL: publicUrl,
    basePath: authPath,
    secret,
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    // The schema is named in each statement: a search path would not survive a transaction pooler.
    database: { dialect: new PostgresDialect({ pool }), type: 'postgres', schemaName: 'accounts_directory', transaction: true },
    ...tableNames,
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: linkLifetimeSeconds.resetPassword,
      revokeSessionsOnPasswordReset: true,
      onExistingUserSignUp: async ({ user }) => postRequested(accountExistsMail(user.email, publicUrl)),
      sendResetPassword: async ({ user, url }) => postRequested(resetPasswordMail(user.email, url)),
      onPasswordReset: async ({ user }) => {
        await confirmAddress(directory, user.id);
        await postMail(passwordChangedMail(user.email, publicUrl));
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: linkLifetimeSeconds.verifyEmail,
      sendVerificationEmail: async ({ user, url }) => postRequested(verifyEmailMail(user.email, url)),
    },
    user: {
      ...tableNames.user,
      changeEmail: {
        enabled: true,
        sendChangeEmailConfirmation: async ({ user, newEmail, url }) => postMail(changeEmailMail(user.email, newEmail, url)),
      },
    },
    session: { ...tableNames.session, expiresIn: sessionSeconds.lifetime, updateAge: sessionSeconds.renewedAfter },
    verification: { ...tableNames.verification, storeIdentifier: 'hashed' },
    rateLimit: { enabled: true, ...defaultRateLimit, customRules: rateLimits, customStorage: counter },
    plugins: [sessionTokens],
    hooks: createAuthHooks({ directory, postMail, publicUrl }),
    onAPIError: {
      errorURL: new URL('/sign-in', publicUrl).href,
      onError: (error) => {
        if (!isAPIError(error)) log.error({ error: String(error) }, 'a sign-in path failed');
      },
    },
    advanced: {
      database: { generateId: () => newId(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      useSecureCookies: publicUrl.startsWith('https:'),
      // Both are off by themselves where NODE_ENV is "test"; what is tested must be what runs.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    logger: {
      level: 'error',
      log: (level, message, ...details) => log[level]({ details: details.map(String) }, message),
    },
  });
}
