import type { Directory } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { sendMailJob } from '../job-definitions.ts';
import { Mail } from './mail.entity.ts';
import type { OfferMail } from './offer-mail.ts';

/** Sends a mail of the outbox and forgets it. What cannot be sent is forgotten too, since its links do not outlive a day. */
export function sendMail({ directory, offerMail }: { directory: Directory; offerMail: OfferMail }): Handler {
  return handleJob(sendMailJob, async ({ mailId }, job) => {
    const em = directory.fork();
    const mail = await em.findOne(Mail, { id: mailId });
    if (!mail) return;
    await offerMail(job, mail.id, mail);
    await em.nativeDelete(Mail, { id: mailId });
  });
}
