import type { Directory } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { User } from '../auth/auth-tables.ts';
import { mailPasswordResetJob } from '../job-definitions.ts';
import type { MailTokens } from '../mail/mail-tokens.ts';
import type { OfferMail } from '../mail/offer-mail.ts';
import { resetPasswordMail } from '../mail/templates/reset-password.ts';
import { retrySoon } from '../mail/retry-soon.ts';
import { PendingSignUp } from '../sign-up/pending-sign-up.entity.ts';
import { PasswordReset } from './password-reset.entity.ts';

interface Dependencies {
  readonly directory: Directory;
  readonly offerMail: OfferMail;
  readonly tokens: MailTokens;
  readonly publicUrl: string;
}

const linkHours = 1;

/** Mails a reset link to whoever has an account with the address, or has signed up with it. Nobody else gets a mail. */
export function mailPasswordReset({ directory, offerMail, tokens, publicUrl }: Dependencies): Handler {
  return handleJob(mailPasswordResetJob, async ({ passwordResetId: id }, job) => {
    const em = directory.fork();
    const reset = await em.findOne(PasswordReset, { id });
    if (!reset) return;
    const { email } = reset;
    if ((await em.count(User, { email })) + (await em.count(PendingSignUp, { email })) === 0) {
      await em.nativeDelete(PasswordReset, { id });
      return;
    }
    const retry = { em, job, definition: mailPasswordResetJob, payload: { passwordResetId: id }, key: id, since: reset.createdAt };
    await retrySoon(retry, async (isLast) => {
      // Before the mail goes, so that no link arrives that is not good yet, or not for as long as the mail says.
      await em.nativeUpdate(PasswordReset, { id }, { linkExpiresAt: new Date(Date.now() + linkHours * 3_600_000) });
      const link = new URL(`/api/auth/reset-password/${tokens.tokenOf(id)}`, publicUrl);
      await offerMail(isLast, id, resetPasswordMail(email, link.href));
    });
  });
}
