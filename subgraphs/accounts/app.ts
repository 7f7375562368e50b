import { createReadiness, openDatabase, openDirectory, serviceConnection } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { createIdentityVerifier } from '@konstruct/kit/identity';
import { startWorker } from '@konstruct/kit/jobs';
import type { Clock, Logger, Running } from '@konstruct/kit/process';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import type { BetterAuthPlugin } from 'better-auth';
import { openAuthPool } from './auth/auth-pool.ts';
import { addAuthRoutes } from './auth/auth-routes.ts';
import { createAuthentication } from './auth/authentication.ts';
import { startEncryptingAgain } from './auth/second-factor-secrets.ts';
import { type Context, createContext, createDirectoryContext, type Dependencies } from './context.ts';
import { database as tables } from './database.ts';
import { emailChangeSeconds } from './email-change/email-change-link.ts';
import { createEmailChangePaths } from './email-change/email-change-paths.ts';
import { mailNewAddress } from './email-change/mail-new-address.ts';
import type { AccountsEnv } from './env.ts';
import { createInvitationToken } from './invitation/invitation-token.ts';
import { createHandlers, recurring } from './jobs.ts';
import { createMailTokens } from './mail/mail-tokens.ts';
import { createSmtpMailer } from './mail/smtp.adapter.ts';
import { createPasswordResetPaths } from './password-reset/password-reset-paths.ts';
import { createAttemptLimiter } from './rate-limit/attempt-limiter.ts';
import { createRateLimitStorage } from './rate-limit/rate-limit-storage.ts';
import { resolvers } from './resolvers.ts';
import { createSignUpPaths } from './sign-up/sign-up-paths.ts';
import { createTwoFactorRules } from './two-factor/two-factor-rules.ts';
import { createTimeBasedCodes } from './two-factor/two-factor.ts';

const name = 'accounts';

/** What the service starts with; tests override parts of it. */
export interface Parts {
  readonly env: AccountsEnv;
  readonly log: Logger;
  readonly clock?: Clock;
}

/** Starts the service: its part of the graph, the sign-in paths, and the worker. */
export async function start({ env, log, clock = { now: () => new Date() } }: Parts): Promise<Running> {
  const { connection, direct } = serviceConnection(name, env);
  const { PUBLIC_URL: publicUrl, AUTH_SECRET: secrets } = env;
  const verifier = createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, name, log);
  const deps = await openDependencies({ env, log, clock });
  const pool = openAuthPool(connection);
  const auth = createAuthentication(deps, {
    secrets,
    pool,
    plugins: createPlugins(deps),
    emailChangeSeconds,
    mailNewAddress: (email, token) => mailNewAddress(createDirectoryContext(deps), { email, token }),
  });
  const stopEncrypting = await startEncryptingAgain({ pool, secrets, log });
  const graceMs = env.STOP_GRACE_SECONDS * 1000;
  return startSubgraph<Context>({
    name,
    sdl: readSdl(name),
    resolvers,
    isAllowed,
    verifier,
    createContext: (actor) => createContext(deps, actor),
    routes: (http) => addAuthRoutes(http, { handler: auth.handler, publicUrl, secrets, verifier }),
    port: env.ACCOUNTS_PORT,
    host: env.HOST,
    log,
    readiness: createReadiness({ database: deps.database, service: name, directory: import.meta.dirname }),
    startWorker: () =>
      startWorker({ service: name, connection: direct, handlers: createHandlers(deps), recurring, graceMs, log }),
    graceMs,
    async close() {
      await stopEncrypting();
      await Promise.all([closeDependencies(deps), pool.end()]);
    },
  });
}

/**
 * Opens the service's dependencies, for a test that calls a handler or a use case itself. `closeDependencies` closes
 * them.
 */
export async function openDependencies({ env, log, clock }: Required<Parts>): Promise<Dependencies> {
  const { connection } = serviceConnection(name, env);
  const secrets = env.AUTH_SECRET;
  const directory = await openDirectory(tables, connection);
  return {
    database: await openDatabase(tables, connection),
    directory,
    clock,
    log,
    mailer: createSmtpMailer({ url: env.SMTP_URL, from: env.MAIL_FROM }),
    rateLimits: createRateLimitStorage(directory),
    signUpTokens: createMailTokens(secrets, 'sign-up'),
    passwordResetTokens: createMailTokens(secrets, 'password-reset'),
    invitationTokenOf: createInvitationToken(secrets),
    publicUrl: env.PUBLIC_URL,
  };
}

export async function closeDependencies({ database, directory, mailer }: Dependencies): Promise<void> {
  mailer.close();
  await Promise.all([database.close(), directory.close()]);
}

/**
 * Our plugins of better-auth. The order matters: attempts are limited before any secret is compared, and after the
 * second factor's plugin.
 */
function createPlugins(deps: Dependencies): BetterAuthPlugin[] {
  return [
    createTimeBasedCodes(deps),
    createAttemptLimiter(deps),
    createTwoFactorRules(deps),
    createSignUpPaths(deps),
    createPasswordResetPaths(deps),
    createEmailChangePaths(deps),
  ];
}
