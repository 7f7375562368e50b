import { isId } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import { type Context, inTransaction, tenantContextOf } from '../../context.ts';
import type { DismissUndeliveredMessagesInput } from '../../generated/resolvers.ts';
import { undelivered } from '../message/outbound-message.entity.ts';
import { messageIdsIssue } from './resend-messages.ts';

/**
 * Takes messages off the list of undelivered ones: no one needs to send them again. Their state stays as it is, and
 * they can still be resent.
 */
export async function dismissUndeliveredMessages(ctx: Context, { messageIds }: DismissUndeliveredMessagesInput) {
  const issue = messageIdsIssue(messageIds);
  if (issue) return issue;
  return inTransaction(tenantContextOf(ctx), async ({ tenantId, em, clock }) => {
    const rows = await em.execute<{ message_id: string }[]>(
      `update channels.outbound_messages set dismissed_at = ?::timestamptz where tenant_id = ? and message_id = any(?::uuid[]) and ${undelivered()}
       returning message_id`,
      [clock.now().toISOString(), tenantId, `{${messageIds.filter(isId).join(',')}}`],
    );
    if (rows.length > 0) await notifyClients(em, tenantId, 'channels');
    return {
      __typename: 'DismissUndeliveredMessagesSuccess' as const,
      dismissedCount: new Set(rows.map(({ message_id: id }) => id)).size,
    };
  });
}
