import type { Directory } from '@konstruct/kit/database';
import { User } from '../auth/auth-tables.ts';
import { accountExistsMail } from '../mail/templates/account-exists.ts';
import type { PostMail } from '../mail/post-mail.ts';
import { verifyNewEmailMail } from '../mail/templates/verify-email.ts';
import { emailChangeLink } from './email-change-link.ts';

interface Dependencies {
  readonly directory: Directory;
  readonly postMail: PostMail;
  readonly publicUrl: string;
}

/** Mails the second link to the address that an account is to have; where that address has an account, its owner is told instead. */
export function createMailNewAddress({ directory, postMail, publicUrl }: Dependencies) {
  return async (email: string, token: string): Promise<void> => {
    const isTaken = (await directory.fork().count(User, { email })) > 0;
    await postMail(isTaken ? accountExistsMail(email, publicUrl) : verifyNewEmailMail(email, emailChangeLink(publicUrl, token)));
  };
}
