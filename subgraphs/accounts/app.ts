import { type Connection, isMigrated, openDatabase, openDirectory } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { createIdentityVerifier } from '@konstruct/kit/identity';
import { startWorker } from '@konstruct/kit/jobs';
import { createLogger, type Running } from '@konstruct/kit/process';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import { accountPaths, createAccountTokens } from './account-paths.ts';
import { createAuthentication } from './auth/authentication.ts';
import { openAuthPool } from './auth/auth-pool.ts';
import { serveAuth } from './auth/auth-routes.ts';
import { cleanUp } from './auth/clean-up.job.ts';
import { createContext } from './context.ts';
import { database as definition } from './database.ts';
import type { Env } from './env.ts';
import { emailChangeSeconds } from './email-change/email-change-link.ts';
import { createMailNewAddress } from './email-change/mail-new-address.ts';
import { createInvitationToken } from './invitation/invitation-token.ts';
import { mailInvitation } from './invitation/mail-invitation.job.ts';
import { createOfferMail } from './mail/offer-mail.ts';
import { createPostMail } from './mail/post-mail.ts';
import { sendMail } from './mail/send-mail.job.ts';
import { createSmtpMailer } from './mail/smtp.adapter.ts';
import { mailNotice } from './notice/mail-notice.job.ts';
import { sendNotice } from './notice/send-notice.job.ts';
import { mailPasswordReset } from './password-reset/mail-password-reset.job.ts';
import { createRateLimitStorage } from './rate-limit/rate-limit-storage.ts';
import { createResolvers } from './resolvers.ts';
import { mailSignUp } from './sign-up/mail-sign-up.job.ts';

const hourMs = 3_600_000;

/** Puts the service together and starts it. */
export async function startApp(env: Env): Promise<Running> {
  const log = createLogger({ name: 'accounts', level: env.LOG_LEVEL });
  const connection: Connection = { databaseUrl: env.DATABASE_URL, platformSecret: env.PLATFORM_SECRET };
  const direct: Connection = { ...connection, databaseUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL };
  const database = await openDatabase(definition, connection);
  const directory = await openDirectory(definition, connection);
  const pool = openAuthPool(connection);
  const mailer = createSmtpMailer({ url: env.SMTP_URL, from: env.MAIL_FROM });
  const offerMail = createOfferMail({ mailer, log });
  const tokenOf = createInvitationToken(env.AUTH_SECRET);
  const verifier = createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, 'accounts');
  const storage = createRateLimitStorage(directory);
  const tokens = createAccountTokens(env.AUTH_SECRET);
  const postMail = createPostMail(directory);
  const publicUrl = env.PUBLIC_URL;
  const plugins = accountPaths({ directory, storage, postMail, publicUrl, tokens });
  const mailNewAddress = createMailNewAddress({ directory, postMail, publicUrl });
  const secret = env.AUTH_SECRET;
  const auth = createAuthentication({ publicUrl, secret, pool, storage, postMail, mailNewAddress, emailChangeSeconds, plugins, log });
  const worker = await startWorker({
    service: 'accounts',
    connection: direct,
    tasks: {
      'accounts.send_mail': sendMail({ directory, offerMail }),
      'accounts.mail_sign_up': mailSignUp({ directory, offerMail, tokens: tokens.signUp, publicUrl }),
      'accounts.mail_password_reset': mailPasswordReset({ directory, offerMail, tokens: tokens.passwordReset, publicUrl }),
      'accounts.send_notice': sendNotice(database),
      'accounts.mail_notice': mailNotice({ database, directory, offerMail, publicUrl }),
      'accounts.mail_invitation': mailInvitation({ database, offerMail, tokenOf, publicUrl }),
      'accounts.clean_up': cleanUp(directory),
    },
    every: { 'accounts.clean_up': hourMs },
    concurrency: 4,
    log,
  });
  const subgraph = await startSubgraph({
    name: 'accounts',
    sdl: readSdl('accounts'),
    resolvers: createResolvers({ database, directory, sending: { counter: storage, tokenOf } }),
    isAllowed,
    verifier,
    createContext: (actor) => createContext(database, directory, actor),
    routes: (http) => serveAuth(http, { handler: auth.handler, publicUrl: env.PUBLIC_URL, verifier }),
    port: env.ACCOUNTS_PORT,
    host: env.HOST,
    log,
    isReady: () => isMigrated(database.forTenant(null), 'accounts', import.meta.dirname),
  });
  return {
    ...subgraph,
    async stop() {
      await subgraph.stop();
      await worker.stop();
      mailer.close();
      await Promise.all([database.close(), directory.close(), pool.end()]);
    },
  };
}
