import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { User } from '../auth/auth-tables.ts';
import { createDirectoryContext, type Dependencies } from '../context.ts';
import { mailSignUpJob } from '../job-definitions.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { retrySoon } from '../mail/retry-soon.ts';
import { accountExistsMail } from '../mail/templates/account-exists.ts';
import { verifyEmailMail } from '../mail/templates/verify-email.ts';
import { PendingSignUp } from './pending-sign-up.entity.ts';

const linkHours = 24;

/**
 * Mails the link of a sign-up. If the address has an account, notifies its owner that a person tried to sign up with
 * it.
 */
export function handleMailSignUp(deps: Dependencies): Handler {
  const { publicUrl, signUpTokens } = deps;
  return handleJob(mailSignUpJob, async (sent, job) => {
    const ctx = createDirectoryContext(deps);
    const { em, clock } = ctx;
    const signUp = await em.findOne(PendingSignUp, { id: sent.signUpId });
    if (!signUp) return;
    const { email } = signUp;
    const { mailId } = sent;
    const retry = { job, definition: mailSignUpJob, payload: sent, key: mailId, since: new Date(sent.requestedAt) };
    await retrySoon(ctx, retry, async (isLast) => {
      if (await em.count(User, { email })) {
        await deliverMail(ctx, { mailId, mail: accountExistsMail(email, publicUrl), isLast });
        await em.nativeDelete(PendingSignUp, { email });
        return;
      }
      // Set before the mail is sent, so that no link arrives that is not valid yet, or for less time than the mail
      // says.
      const linkExpiresAt = new Date(clock.now().getTime() + linkHours * 3_600_000);
      await em.nativeUpdate(PendingSignUp, { id: signUp.id }, { linkExpiresAt });
      const link = new URL('/verify-email', publicUrl);
      link.searchParams.set('token', signUpTokens.tokenOf(signUp.id));
      await deliverMail(ctx, { mailId, mail: verifyEmailMail(email, link.href), isLast });
    });
  });
}
