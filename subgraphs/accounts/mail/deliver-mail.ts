import type { Dependencies } from '../context.ts';
import type { MailContent } from './mailer.port.ts';

interface Delivery {
  readonly mailId: string;
  readonly mail: MailContent;
  /** Whether the job tries no more after this. */
  readonly isLast: boolean;
}

/**
 * Hands one mail to the mail server, from within a job. Throws when the job is to try again later; what the server refuses for
 * good, or still does not take at the last try, is given up with a line in the log.
 */
export async function deliverMail({ deps }: { readonly deps: Dependencies }, { mailId, mail, isLast }: Delivery): Promise<void> {
  const { mailer, log } = deps;
  try {
    const result = await mailer.send(mailId, mail);
    if (result.outcome === 'refused') log.error({ mailId, reason: result.reason }, 'the mail server refuses a mail');
  } catch (error) {
    if (!isLast) throw error;
    log.error({ mailId, error: String(error) }, 'a mail could not be sent and is given up');
  }
}
