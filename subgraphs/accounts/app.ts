import { createReadiness, openDatabase, openDirectory, serviceConnection } from '@konstruct/kit/database';
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
import { startEncryptingAgain } from './auth/second-factor-secrets.ts';
import { createContext } from './context.ts';
import { database as definition } from './database.ts';
import type { Env } from './env.ts';
import { emailChangeSeconds } from './email-change/email-change-link.ts';
import { createMailNewAddress } from './email-change/mail-new-address.ts';
import { createInvitationToken } from './invitation/invitation-token.ts';
import { cleanUpJob } from './job-definitions.ts';
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
  const { connection, direct } = serviceConnection('accounts', env);
  const database = await openDatabase(definition, connection);
  const directory = await openDirectory(definition, connection);
  const pool = openAuthPool(connection);
  const mailer = createSmtpMailer({ url: env.SMTP_URL, from: env.MAIL_FROM });
  const offerMail = createOfferMail({ mailer, log });
  const tokenOf = createInvitationToken(env.AUTH_SECRET);
  const verifier = createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, 'accounts', log);
  const storage = createRateLimitStorage(directory);
  const tokens = createAccountTokens(env.AUTH_SECRET);
  const postMail = createPostMail(directory);
  const publicUrl = env.PUBLIC_URL;
  const plugins = accountPaths({ directory, storage, postMail, publicUrl, tokens });
  const mailNewAddress = createMailNewAddress({ directory, postMail, publicUrl });
  const secrets = env.AUTH_SECRET;
  const auth = createAuthentication({ publicUrl, secrets, pool, storage, postMail, mailNewAddress, emailChangeSeconds, plugins, log });
  const stopEncrypting = await startEncryptingAgain({ pool, secrets, log });
  const graceMs = env.STOP_GRACE_SECONDS * 1000;
  return startSubgraph({
    name: 'accounts',
    sdl: readSdl('accounts'),
    resolvers: createResolvers({ database, directory, sending: { counter: storage, tokenOf } }),
    isAllowed,
    verifier,
    createContext: (actor) => createContext(database, directory, actor),
    routes: (http) => serveAuth(http, { handler: auth.handler, publicUrl: env.PUBLIC_URL, secrets, verifier }),
    port: env.ACCOUNTS_PORT,
    host: env.HOST,
    log,
    readiness: createReadiness({ database, service: 'accounts', directory: import.meta.dirname }),
    startWorker: () =>
      startWorker({
        service: 'accounts',
        connection: direct,
        handlers: [
          sendMail({ directory, offerMail }),
          mailSignUp({ directory, offerMail, tokens: tokens.signUp, publicUrl }),
          mailPasswordReset({ directory, offerMail, tokens: tokens.passwordReset, publicUrl }),
          sendNotice(database),
          mailNotice({ database, directory, offerMail, publicUrl }),
          mailInvitation({ database, offerMail, tokenOf, publicUrl }),
          cleanUp(directory),
        ],
        recurring: [{ job: cleanUpJob, everyMs: hourMs }],
        graceMs,
        log,
      }),
    graceMs,
    async close() {
      mailer.close();
      await stopEncrypting();
      await Promise.all([database.close(), directory.close(), pool.end()]);
    },
  });
}
