import { sql } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import type { TenantContext } from '../../context.ts';
import type { Posted } from '../message/sender.port.ts';

// A later try is another post: what was seen of an earlier one says nothing of it while it is under way.
const writePosted = (tenantId: string, channelId: string, { id, attempt, externalId }: Posted) => sql`
update channels.outbound_messages set state = 'SENT', external_id = ${externalId}, reason = null, not_before = null,
  updated_at = clock_timestamp(), text = case when is_test then text end
where tenant_id = ${tenantId} and channel_id = ${channelId} and id = ${id}
  and (state in ('QUEUED', 'UNKNOWN', 'FAILED') and attempt >= ${attempt} or state = 'SENDING' and attempt = ${attempt})
returning id`;

/** A message of ours was seen at the vendor: it was sent, whatever was thought of it. Part of the transaction. True when that is news. */
export async function settlePosted({ tenantId, em }: TenantContext, channelId: string, posted: Posted): Promise<boolean> {
  const rows = await em.execute<object[]>(writePosted(tenantId, channelId, posted));
  if (rows.length === 0) return false;
  await notifyClients(em, tenantId, 'conversations');
  await notifyClients(em, tenantId, 'channels');
  return true;
}
