import type { Dependencies } from '../context.ts';
import type { MailContent } from './mailer.port.ts';

interface Delivery {
  readonly mailId: string;
  readonly mail: MailContent;
  /** Whether this is the job's last try. */
  readonly isLast: boolean;
}

/**
 * Passes one mail to the mail server, from within a job. Throws if the job should retry later. A mail that the server
 * rejects for good, or still does not accept at the last try, is given up and logged.
 */
export async function deliverMail(
  { deps }: { readonly deps: Dependencies },
  { mailId, mail, isLast }: Delivery,
): Promise<void> {
  const { mailer, log } = deps;
  try {
    const result = await mailer.send(mailId, mail);
    if (result.outcome === 'refused') log.error({ mailId, reason: result.reason }, 'the mail server rejected a mail');
  } catch (error) {
    if (!isLast) throw error;
    log.error({ mailId, error: String(error) }, 'a mail could not be sent and is no longer retried');
  }
}
