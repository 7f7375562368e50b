import { User } from '../auth/auth-tables.ts';
import type { DirectoryContext } from '../context.ts';
import { enqueueMail } from '../mail/enqueue-mail.ts';
import { accountExistsMail } from '../mail/templates/account-exists.ts';
import { verifyNewEmailMail } from '../mail/templates/verify-email.ts';
import { emailChangeLink } from './email-change-link.ts';

/** Mails the second link to the new address. If that address has an account, its owner is notified instead. */
export async function mailNewAddress(
  ctx: DirectoryContext,
  { email, token }: { email: string; token: string },
): Promise<void> {
  const { publicUrl } = ctx.deps;
  const isTaken = (await ctx.em.count(User, { email })) > 0;
  await enqueueMail(
    ctx,
    isTaken ? accountExistsMail(email, publicUrl) : verifyNewEmailMail(email, emailChangeLink(publicUrl, token)),
  );
}
