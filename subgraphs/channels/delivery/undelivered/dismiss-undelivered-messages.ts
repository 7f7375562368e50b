import { isId, sql, uuids } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import { type Context, inTransaction, tenantContextOf } from '../../context.ts';
import type { DismissUndeliveredMessagesInput } from '../../generated/resolvers.ts';
import { undelivered } from '../message/outbound-message.entity.ts';
import { messageIdsIssue } from './resend-messages.ts';

interface Dismissal {
  readonly tenantId: string;
  readonly messageIds: readonly string[];
  readonly at: Date;
}

const dismiss = ({ tenantId, messageIds, at }: Dismissal) => sql`
update channels.outbound_messages set dismissed_at = ${at}::timestamptz
where tenant_id = ${tenantId} and message_id = any(${uuids(messageIds)}::uuid[]) and ${undelivered()}
returning message_id`;

/**
 * Takes messages off the list of undelivered ones: no one needs to send them again. Their state stays as it is, and
 * they can still be resent.
 */
export async function dismissUndeliveredMessages(ctx: Context, { messageIds }: DismissUndeliveredMessagesInput) {
  const issue = messageIdsIssue(messageIds);
  if (issue) return issue;
  return inTransaction(tenantContextOf(ctx), async ({ tenantId, em, clock }) => {
    const dismissal = { tenantId, messageIds: messageIds.filter(isId), at: clock.now() };
    const rows = await em.execute<{ message_id: string }[]>(dismiss(dismissal));
    if (rows.length > 0) await notifyClients(em, tenantId, 'channels');
    return {
      __typename: 'DismissUndeliveredMessagesSuccess' as const,
      dismissedCount: new Set(rows.map(({ message_id: id }) => id)).size,
    };
  });
}
