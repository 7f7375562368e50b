import { enqueue } from '@konstruct/kit/jobs';
import type { TenantContext } from '../context.ts';
import { answerJob } from '../job-definitions.ts';
import type { Conversation } from './conversation.entity.ts';

/**
 * Schedules an answer to everything unanswered in the conversation, at `runAt` or at once. There is one waiting job for
 * each conversation, and the last call sets its time, so a burst gets one answer. The conversation's queue keeps two
 * attempts from running side by side.
 */
export async function askForAnswer(
  { em, tenantId }: TenantContext,
  { id }: Pick<Conversation, 'id'>,
  runAt?: Date,
): Promise<void> {
  await enqueue(em, answerJob, { tenantId, conversationId: id }, { key: id, ...(runAt && { runAt }) });
}
