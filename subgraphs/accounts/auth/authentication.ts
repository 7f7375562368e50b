import { newId } from '@konstruct/kit/database';
import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import type { Dependencies } from '../context.ts';
import { addressLimits, defaultAddressLimit } from '../rate-limit/address-limits.ts';
import { authPath } from './auth-paths.ts';
import { clientAddressHeader } from './client-address.ts';
import { createAuthHooks } from './auth-hooks.ts';
import { authSecrets } from './auth-secrets.ts';
import { sessionTokens } from './session-tokens.ts';
import { tableNames } from './table-names.ts';

export interface AuthenticationOptions {
  /** The first signs and encrypts; what the others signed and encrypted stays valid. */
  readonly secrets: readonly string[];
  /** Connects in the directory's role. */
  readonly pool: Pool;
  /** Mails a confirmation link to an account's new address. */
  readonly mailNewAddress: (email: string, token: string) => Promise<void>;
  /** How long the link in that mail is valid. */
  readonly emailChangeSeconds: number;
  /** Our plugins, in the order in which they see a request. */
  readonly plugins: readonly BetterAuthPlugin[];
}

const sessionSeconds = { lifetime: 30 * 24 * 3600, renewedAfter: 24 * 3600 };

/** Sign-up, sign-in, sessions and passwords: better-auth over the directory's tables. */
export function createAuthentication(deps: Dependencies, options: AuthenticationOptions) {
  const { publicUrl, rateLimits, log } = deps;
  const { secrets, pool, mailNewAddress, emailChangeSeconds, plugins } = options;
  return betterAuth({
    appName: 'Konstruct',
    baseURL: publicUrl,
    basePath: authPath,
    ...authSecrets(secrets),
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    // Each statement names the schema: a search path would not survive a transaction pooler.
    database: {
      dialect: new PostgresDialect({ pool }),
      type: 'postgres',
      schemaName: 'accounts_directory',
      transaction: true,
    },
    ...tableNames,
    emailAndPassword: { enabled: true, requireEmailVerification: true, minPasswordLength: 10, maxPasswordLength: 128 },
    // For changes of address; sign-ups have their own links.
    emailVerification: {
      expiresIn: emailChangeSeconds,
      sendVerificationEmail: ({ user, token }) => mailNewAddress(user.email, token),
    },
    user: { ...tableNames.user, changeEmail: { enabled: true } },
    // A list of sessions contains nothing that opens a session, so it may be read whatever the session's age: no
    // freshness is required.
    session: {
      ...tableNames.session,
      expiresIn: sessionSeconds.lifetime,
      updateAge: sessionSeconds.renewedAfter,
      freshAge: 0,
    },
    verification: { ...tableNames.verification, storeIdentifier: 'hashed' },
    rateLimit: { enabled: true, ...defaultAddressLimit, customRules: addressLimits, customStorage: rateLimits },
    plugins: [sessionTokens, ...plugins],
    hooks: createAuthHooks(deps),
    onAPIError: {
      errorURL: new URL('/sign-in', publicUrl).href,
      onError: (error) => {
        if (!isAPIError(error)) log.error({ error: String(error) }, 'a sign-in request failed');
      },
    },
    advanced: {
      database: { generateId: () => newId(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      useSecureCookies: publicUrl.startsWith('https:'),
      // Both are off by default if NODE_ENV is "test"; the tests must run what production runs.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    logger: {
      level: 'error',
      log: (level, message, ...details) => log[level]({ details: details.map(String) }, message),
    },
  });
}
