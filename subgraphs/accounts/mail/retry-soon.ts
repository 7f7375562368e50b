import { enqueue, type Exact, type JobInfo } from '@konstruct/kit/jobs';
import type { JobDefinition } from '@konstruct/kit/messages';
import type { z } from 'zod';
import type { DirectoryContext, TenantContext } from '../context.ts';

/** Tries by the queue, within a few minutes: the queue gives up long before a mail server may be available again. */
const quickTries = 5;
const pauseMs = 5 * 60_000;
const giveUpMs = 36 * 3_600_000;

interface MailJob<TSchema extends z.ZodType> {
  readonly job: Pick<JobInfo, 'attempt' | 'isLast'>;
  readonly definition: JobDefinition<TSchema>;
  readonly payload: Exact<z.input<TSchema>>;
  /** The mail's id, so that a job enqueued twice after a crash is one job. */
  readonly key: string;
  /** When the mail was first due. */
  readonly since: Date;
}

/**
 * Tries to send a mail, and retries within five minutes for as long as necessary: a link must not expire while the mail
 * waits for a mail server, and the recipient must not wait for hours after an outage. The last try is the first one
 * after a day and a half.
 */
export async function retrySoon<TSchema extends z.ZodType>(
  { em, clock }: DirectoryContext | TenantContext,
  { job, definition, payload, key, since }: MailJob<TSchema>,
  send: (isLast: boolean) => Promise<void>,
): Promise<void> {
  const isLast = clock.now().getTime() - since.getTime() > giveUpMs;
  try {
    await send(isLast);
  } catch (error) {
    if (job.attempt < quickTries && !job.isLast) throw error;
    await enqueue(em, definition, payload, { key, runAt: new Date(clock.now().getTime() + pauseMs) });
  }
}
