import { type EntityManager, newId } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';

/** Has the link of a sign-up mailed. The job decides what the mail says, so that no request takes longer for an address in use. */
export async function requestSignUpMail(tx: EntityManager, signUpId: string): Promise<void> {
  await enqueue(tx, 'accounts.mail_sign_up', { signUpId, mailId: newId(), requestedAt: new Date().toISOString() });
}
