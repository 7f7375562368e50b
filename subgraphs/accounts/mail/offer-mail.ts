import type { Logger } from '@konstruct/kit/process';
import type { Mailer } from './mailer.port.ts';
import type { MailContent } from './post-mail.ts';

export type OfferMail = (isLast: boolean, id: string, mail: MailContent) => Promise<void>;

/**
 * Hands one mail to the mail server, from within a job. Throws when the job is to try again later; what the server refuses for
 * good, or still does not take at the last try, is given up with a line in the log.
 */
export function createOfferMail({ mailer, log }: { mailer: Mailer; log: Logger }): OfferMail {
  return async (isLast, mailId, mail) => {
    try {
      const result = await mailer.send(mailId, mail);
      if (result.outcome === 'refused') log.error({ mailId, reason: result.reason }, 'the mail server refuses a mail');
    } catch (error) {
      if (!isLast) throw error;
      log.error({ mailId, error: String(error) }, 'a mail could not be sent and is given up');
    }
  };
}
