import { newId } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import type { DirectoryContext } from '../context.ts';
import { mailSignUpJob } from '../job-definitions.ts';

/**
 * Enqueues the mail with the link of a sign-up. The job decides what the mail says, so that no request takes longer for
 * an address in use.
 */
export async function requestSignUpMail({ em, clock }: DirectoryContext, signUpId: string): Promise<void> {
  await enqueue(em, mailSignUpJob, { signUpId, mailId: newId(), requestedAt: clock.now().toISOString() });
}
