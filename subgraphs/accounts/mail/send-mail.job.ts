import type { Directory } from '@konstruct/kit/database';
import type { Task } from '@konstruct/kit/jobs';
import type { Logger } from '@konstruct/kit/process';
import { z } from 'zod';
import { Mail } from './mail.entity.ts';
import type { Mailer } from './mailer.port.ts';

const payloadSchema = z.object({ mailId: z.uuid() });

/** Sends a mail of the outbox and forgets it. What cannot be sent is forgotten too, since its links do not outlive a day. */
export function sendMail({ directory, mailer, log }: { directory: Directory; mailer: Mailer; log: Logger }): Task {
  return async (payload, { isLast }) => {
    const { mailId } = payloadSchema.parse(payload);
    const em = directory.fork();
    const mail = await em.findOne(Mail, { id: mailId });
    if (!mail) return;
    try {
      const result = await mailer.send(mail.id, mail);
      if (result.outcome === 'refused') log.error({ mailId, reason: result.reason }, 'the mail server refuses a mail');
    } catch (error) {
      if (!isLast) throw error;
      log.error({ mailId, error: String(error) }, 'a mail could not be sent and is given up');
    }
    await em.nativeDelete(Mail, { id: mailId });
  };
}
