import { sql } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import type { TenantContext } from '../../context.ts';
import type { Posted } from '../message/sender.port.ts';

// A later attempt is another post: seeing an earlier one proves nothing about it while it is under way.
const writePosted = (tenantId: string, channelId: string, { id, attempt, externalId }: Posted) => sql`
update channels.outbound_messages set state = 'SENT', external_id = ${externalId}, reason = null, not_before = null,
  updated_at = clock_timestamp(), text = case when is_test then text end
where tenant_id = ${tenantId} and channel_id = ${channelId} and id = ${id}
  and (state in ('QUEUED', 'UNKNOWN', 'FAILED') and attempt >= ${attempt} or state = 'SENDING' and attempt = ${attempt})
returning id`;

/**
 * A message of ours was seen at the vendor, so it was sent, whatever state it had. Runs in the transaction. True when
 * that changed the state.
 */
export async function settlePosted(
  { tenantId, em }: TenantContext,
  channelId: string,
  posted: Posted,
): Promise<boolean> {
  const rows = await em.execute<object[]>(writePosted(tenantId, channelId, posted));
  if (rows.length === 0) return false;
  await notifyClients(em, tenantId, 'conversations');
  await notifyClients(em, tenantId, 'channels');
  return true;
}
