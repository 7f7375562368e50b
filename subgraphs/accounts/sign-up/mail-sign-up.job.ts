import type { Directory } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { User } from '../auth/auth-tables.ts';
import { mailSignUpJob } from '../job-definitions.ts';
import { accountExistsMail } from '../mail/templates/account-exists.ts';
import type { MailTokens } from '../mail/mail-tokens.ts';
import type { OfferMail } from '../mail/offer-mail.ts';
import { retrySoon } from '../mail/retry-soon.ts';
import { verifyEmailMail } from '../mail/templates/verify-email.ts';
import { PendingSignUp } from './pending-sign-up.entity.ts';

interface Dependencies {
  readonly directory: Directory;
  readonly offerMail: OfferMail;
  readonly tokens: MailTokens;
  readonly publicUrl: string;
}

const linkHours = 24;

/** Mails the link of a sign-up; to the owner of an account, that somebody tried to sign up with its address. */
export function mailSignUp({ directory, offerMail, tokens, publicUrl }: Dependencies): Handler {
  return handleJob(mailSignUpJob, async (sent, job) => {
    const em = directory.fork();
    const signUp = await em.findOne(PendingSignUp, { id: sent.signUpId });
    if (!signUp) return;
    const { email } = signUp;
    const retry = { em, job, definition: mailSignUpJob, payload: sent, key: sent.mailId, since: new Date(sent.requestedAt) };
    await retrySoon(retry, async (isLast) => {
      if (await em.count(User, { email })) {
        await offerMail(isLast, sent.mailId, accountExistsMail(email, publicUrl));
        await em.nativeDelete(PendingSignUp, { email });
        return;
      }
      // Before the mail goes, so that no link arrives that is not good yet, or not for as long as the mail says.
      const linkExpiresAt = new Date(Date.now() + linkHours * 3_600_000);
      await em.nativeUpdate(PendingSignUp, { id: signUp.id }, { linkExpiresAt });
      const link = new URL('/verify-email', publicUrl);
      link.searchParams.set('token', tokens.tokenOf(signUp.id));
      await offerMail(isLast, sent.mailId, verifyEmailMail(email, link.href));
    });
  });
}
