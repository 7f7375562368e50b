import { type EntityManager, newId } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import { mailSignUpJob } from '../job-definitions.ts';

/** Has the link of a sign-up mailed. The job decides what the mail says, so that no request takes longer for an address in use. */
export async function requestSignUpMail(tx: EntityManager, signUpId: string): Promise<void> {
  await enqueue(tx, mailSignUpJob, { signUpId, mailId: newId(), requestedAt: new Date().toISOString() });
}
