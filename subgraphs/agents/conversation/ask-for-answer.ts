import { enqueue } from '@konstruct/kit/jobs';
import type { TenantContext } from '../context.ts';
import { answerJob } from '../job-definitions.ts';
import type { Conversation } from './conversation.entity.ts';

/**
 * Has whatever is unanswered in the conversation answered, at `runAt` or at once. One job waits per conversation, and the last
 * to ask sets its time: that makes one answer of a burst. The conversation's queue keeps two attempts from running side by side.
 */
export async function askForAnswer({ em, tenantId }: TenantContext, { id }: Pick<Conversation, 'id'>, runAt?: Date): Promise<void> {
  await enqueue(em, answerJob, { tenantId, conversationId: id }, { key: id, ...(runAt && { runAt }) });
}
