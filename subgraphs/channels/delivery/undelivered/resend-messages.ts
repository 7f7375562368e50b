import { isId } from '@konstruct/kit/database';
import { validationError } from '@konstruct/kit/graph';
import { type Context, inTransaction, tenantContextOf } from '../../context.ts';
import type { ResendMessagesInput } from '../../generated/resolvers.ts';
import { lockParts, requeue } from './resend-message.ts';

/** How many messages one call may name. */
const most = 100;

/** What is wrong with the list of messages that a caller names; undefined: nothing. */
export function messageIdsIssue(messageIds: readonly string[]) {
  if (messageIds.length > 0 && messageIds.length <= most) return undefined;
  const message = messageIds.length === 0 ? 'Select at least one message.' : `Select at most ${most} messages.`;
  return validationError([
    { path: ['input', 'messageIds'], message, code: messageIds.length === 0 ? 'too_small' : 'too_big' },
  ]);
}

/**
 * Queues several messages again, each as `resendMessage` does, in the order of writing; messages that cannot be sent
 * again are left out.
 */
export async function resendMessages(ctx: Context, { messageIds, idempotencyKey }: ResendMessagesInput) {
  const issue = messageIdsIssue(messageIds);
  if (issue) return issue;
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    const parts = await lockParts(tx, messageIds.filter(isId));
    let resentCount = 0;
    for (const its of Map.groupBy(parts, ({ messageId }) => messageId).values()) {
      if ((await requeue(tx, { parts: its, idempotencyKey })) !== 'not_resendable') resentCount += 1;
    }
    return { __typename: 'ResendMessagesSuccess' as const, resentCount };
  });
}
