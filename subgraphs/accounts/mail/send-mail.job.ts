import type { Directory } from '@konstruct/kit/database';
import type { Task } from '@konstruct/kit/jobs';
import { z } from 'zod';
import { Mail } from './mail.entity.ts';
import type { OfferMail } from './offer-mail.ts';
import { retrySoon } from './retry-soon.ts';

const payloadSchema = z.object({ mailId: z.uuid() });

/** Sends a mail of the outbox and forgets it. What cannot be sent is forgotten too, since its links do not outlive a day. */
export function sendMail({ directory, offerMail }: { directory: Directory; offerMail: OfferMail }): Task {
  return async (payload, job) => {
    const { mailId } = payloadSchema.parse(payload);
    const em = directory.fork();
    const mail = await em.findOne(Mail, { id: mailId });
    if (!mail) return;
    const retry = { em, job, task: 'accounts.send_mail', payload: { mailId }, key: mailId, since: mail.createdAt };
    await retrySoon(retry, async (isLast) => {
      await offerMail(isLast, mail.id, mail);
      await em.nativeDelete(Mail, { id: mailId });
    });
  };
}
