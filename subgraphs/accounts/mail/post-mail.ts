import { type Directory, type EntityManager, newId } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import { sendMailJob } from '../job-definitions.ts';
import { Mail } from './mail.entity.ts';

export interface MailContent {
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type PostMail = (mail: MailContent) => Promise<void>;

/** Puts a mail into the outbox together with the job that sends it, in the transaction of what it tells. */
export async function postMailIn(tx: EntityManager, content: MailContent): Promise<void> {
  const id = newId();
  tx.create(Mail, { id, ...content });
  await tx.flush();
  await enqueue(tx, sendMailJob, { mailId: id });
}

/** The same in a transaction of its own: no request waits for a mail server. */
export function createPostMail(directory: Directory): PostMail {
  return (content) => directory.fork().transactional((tx) => postMailIn(tx, content));
}
