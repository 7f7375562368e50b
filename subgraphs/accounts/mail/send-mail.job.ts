import type { Directory } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { sendMailJob } from '../job-definitions.ts';
import { Mail } from './mail.entity.ts';
import type { OfferMail } from './offer-mail.ts';
import { retrySoon } from './retry-soon.ts';

/** Sends a mail of the outbox and forgets it. What cannot be sent is forgotten too, since its links do not outlive a day. */
export function sendMail({ directory, offerMail }: { directory: Directory; offerMail: OfferMail }): Handler {
  return handleJob(sendMailJob, async ({ mailId }, job) => {
    const em = directory.fork();
    const mail = await em.findOne(Mail, { id: mailId });
    if (!mail) return;
    const retry = { em, job, definition: sendMailJob, payload: { mailId }, key: mailId, since: mail.createdAt };
    await retrySoon(retry, async (isLast) => {
      await offerMail(isLast, mail.id, mail);
      await em.nativeDelete(Mail, { id: mailId });
    });
  });
}
