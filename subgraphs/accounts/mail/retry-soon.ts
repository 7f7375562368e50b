import { enqueue, type JobInfo } from '@konstruct/kit/jobs';
import type { JobDefinition } from '@konstruct/kit/messages';
import type { z } from 'zod';
import type { DirectoryContext, TenantContext } from '../context.ts';

/** Tries that the queue makes, a few minutes together; its tries end long before a mail server may be back. */
const quickTries = 5;
const pauseMs = 5 * 60_000;
const giveUpMs = 36 * 3_600_000;

interface MailJob<TSchema extends z.ZodType> {
  readonly job: Pick<JobInfo, 'attempt' | 'isLast'>;
  readonly definition: JobDefinition<TSchema>;
  readonly payload: z.input<TSchema>;
  /** The mail's id: a job that comes back twice after a crash is one job. */
  readonly key: string;
  /** When the mail was first to be sent. */
  readonly since: Date;
}

/**
 * Tries to send a mail, and again within five minutes for as long as it takes: a link in it must not die while it waits for a mail
 * server, and its reader must not wait for hours after an outage of one. The last try is the first one after a day and a half.
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
