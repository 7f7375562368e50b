import { newId, sql } from '@konstruct/kit/database';
import type { Channel } from '../../channel/channel.entity.ts';
import type { TenantContext } from '../../context.ts';
import { enqueueSending } from './enqueue-sending.ts';

/** A message to send, already split into parts that fit in a post. */
export interface NewMessage {
  readonly channel: Pick<Channel, 'id' | 'kind'>;
  readonly messageId: string;
  readonly threadKey: string;
  /** In the vendor's markup. */
  readonly parts: readonly string[];
  readonly authorName: string | null;
  readonly isTest: boolean;
  /** The caller's idempotency key of a test message. */
  readonly idempotencyKey: string | null;
}

// Goes after everything written to the thread before, whichever process wrote it.
const insert = (
  tenantId: string,
  { channel, messageId, threadKey, authorName, isTest, idempotencyKey }: NewMessage,
  rows: string,
) => sql`
insert into channels.outbound_messages (tenant_id, id, message_id, part, channel_id, thread_key, position, text, author_name, state,
  attempt, is_test, idempotency_key, resend_keys, updated_at, created_at)
select t.tenant_id, p.id, t.message_id, p.part, t.channel_id, t.thread_key,
  p.part + 1 + coalesce((select max(o.position) from channels.outbound_messages o
    where o.tenant_id = t.tenant_id and o.channel_id = t.channel_id and o.thread_key = t.thread_key), 0),
  p.text, t.author_name, 'QUEUED', 0, t.is_test, t.idempotency_key, '{}', t.at, t.at
from (select ${tenantId}::uuid as tenant_id, ${messageId}::uuid as message_id, ${channel.id}::uuid as channel_id,
    ${threadKey}::text as thread_key, ${authorName}::text as author_name, ${isTest}::boolean as is_test,
    ${idempotencyKey}::text as idempotency_key, clock_timestamp() as at) t
  cross join json_to_recordset(${rows}::json) as p(id uuid, part int, text text)`;

/** Queues a message at the end of its thread, in the transaction, and schedules its sending. */
export async function queueMessage(ctx: TenantContext, message: NewMessage): Promise<void> {
  const rows = JSON.stringify(message.parts.map((text, part) => ({ id: newId(), part, text })));
  await ctx.em.execute(insert(ctx.tenantId, message, rows));
  await enqueueSending(ctx, message);
}
