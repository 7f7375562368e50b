import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { User } from '../auth/auth-tables.ts';
import { createDirectoryContext, type Dependencies } from '../context.ts';
import { mailPasswordResetJob } from '../job-definitions.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { retrySoon } from '../mail/retry-soon.ts';
import { resetPasswordMail } from '../mail/templates/reset-password.ts';
import { PendingSignUp } from '../sign-up/pending-sign-up.entity.ts';
import { PasswordReset } from './password-reset.entity.ts';

const linkHours = 1;

/**
 * Mails a reset link to the owner of an account with the address, or of a sign-up with it. Every other address gets no
 * mail.
 */
export function handleMailPasswordReset(deps: Dependencies): Handler {
  return handleJob(mailPasswordResetJob, async ({ passwordResetId: id }, job) => {
    const ctx = createDirectoryContext(deps);
    const { em, clock } = ctx;
    const reset = await em.findOne(PasswordReset, { id });
    if (!reset) return;
    const { email } = reset;
    if ((await em.count(User, { email })) + (await em.count(PendingSignUp, { email })) === 0) {
      await em.nativeDelete(PasswordReset, { id });
      return;
    }
    const retry = {
      job,
      definition: mailPasswordResetJob,
      payload: { passwordResetId: id },
      key: id,
      since: reset.createdAt,
    };
    await retrySoon(ctx, retry, async (isLast) => {
      // Set before the mail is sent, so that no link arrives that is not valid yet, or for less time than the mail
      // says.
      await em.nativeUpdate(
        PasswordReset,
        { id },
        { linkExpiresAt: new Date(clock.now().getTime() + linkHours * 3_600_000) },
      );
      const link = new URL(`/api/auth/reset-password/${deps.passwordResetTokens.tokenOf(id)}`, deps.publicUrl);
      await deliverMail(ctx, { mailId: id, mail: resetPasswordMail(email, link.href), isLast });
    });
  });
}
