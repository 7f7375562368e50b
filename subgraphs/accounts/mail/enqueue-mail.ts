import { newId } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import { type DirectoryContext, inTransaction } from '../context.ts';
import { sendMailJob } from '../job-definitions.ts';
import { Mail } from './mail.entity.ts';
import type { MailContent } from './mailer.port.ts';

/**
 * Puts a mail into the outbox together with the job that sends it, so that no request waits for a mail server. Uses the
 * caller's transaction, or else a separate one.
 */
export async function enqueueMail(ctx: DirectoryContext, content: MailContent): Promise<void> {
  if (!ctx.em.isInTransaction()) return inTransaction(ctx, (tx) => enqueueMail(tx, content));
  const id = newId();
  ctx.em.create(Mail, { id, ...content });
  await ctx.em.flush();
  return enqueue(ctx.em, sendMailJob, { mailId: id });
}
