import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { createDirectoryContext, type Dependencies } from '../context.ts';
import { sendMailJob } from '../job-definitions.ts';
import { deliverMail } from './deliver-mail.ts';
import { Mail } from './mail.entity.ts';
import { retrySoon } from './retry-soon.ts';

/**
 * Sends a mail from the outbox and deletes it. A mail that cannot be sent is deleted too, since its links do not last
 * longer than a day.
 */
export function handleSendMail(deps: Dependencies): Handler {
  return handleJob(sendMailJob, async ({ mailId }, job) => {
    const ctx = createDirectoryContext(deps);
    const mail = await ctx.em.findOne(Mail, { id: mailId });
    if (!mail) return;
    const retry = { job, definition: sendMailJob, payload: { mailId }, key: mailId, since: mail.createdAt };
    await retrySoon(ctx, retry, async (isLast) => {
      await deliverMail(ctx, { mailId, mail, isLast });
      await ctx.em.nativeDelete(Mail, { id: mailId });
    });
  });
}
