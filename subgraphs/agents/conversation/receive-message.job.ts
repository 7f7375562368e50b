import { newId, sql, storable } from '@konstruct/kit/database';
import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { messageReceived } from '@konstruct/schema/messages';
import type { z } from 'zod';
import { createTenantContext, type Dependencies, type TenantContext } from '../context.ts';
import { askForAnswer } from './ask-for-answer.ts';

type Received = z.output<typeof messageReceived.schema>;

interface ConversationRow {
  readonly id: string;
  readonly message_count: number;
}

// Creates the conversation with the thread's first message; the row stays locked until the transaction ends. Returns no
// row if the message is already stored. Messages can arrive out of order: lists show the newest one by the vendor's
// clock.
const admit = (tenantId: string, { sentAt, answerableUntil = null, ...received }: Received) => sql`
insert into agents.conversations as c (tenant_id, id, kind, channel_id, channel_kind, thread_key, contact_id, contact_name,
  started_at, last_message_at, preview, message_count, failure_count, answerable_until, created_at)
select ${tenantId}, ${newId()}, 'CHANNEL', ${received.channelId}, ${received.channelKind}, ${received.threadKey},
  ${received.contactId}::uuid, ${received.contactName}, ${sentAt}::timestamptz, ${sentAt}::timestamptz,
  ${storable(received.text, 140)}, 1, 0, ${answerableUntil}::timestamptz, now()
where not exists (select from agents.messages where tenant_id = ${tenantId} and id = ${received.messageId})
on conflict (tenant_id, channel_id, thread_key) do update set
  contact_id = excluded.contact_id, contact_name = excluded.contact_name, message_count = c.message_count + 1,
  preview = case when excluded.last_message_at >= c.last_message_at then excluded.preview else c.preview end,
  last_message_at = greatest(c.last_message_at, excluded.last_message_at),
  answerable_until = case when excluded.answerable_until is not null then greatest(c.answerable_until, excluded.answerable_until) end,
  started_at = least(c.started_at, excluded.started_at)
returning id, message_count`;

const insertMessage = (
  tenantId: string,
  { id, message_count }: ConversationRow,
  { messageId, text, sentAt }: Received,
) => sql`
insert into agents.messages (tenant_id, id, conversation_id, position, author, text, sent_at, answer_state, created_at)
values (${tenantId}, ${messageId}, ${id}, ${message_count}, 'CONTACT', ${text}, ${sentAt}::timestamptz,
  'PENDING', now())`;

/** Returns the conversation's id; null if the message is already stored. */
async function store({ em, tenantId }: TenantContext, received: Received): Promise<string | null> {
  const [conversation] = await em.execute<ConversationRow[]>(admit(tenantId, received));
  if (!conversation) return null;
  await em.execute(insertMessage(tenantId, conversation, received));
  return conversation.id;
}

/** Stores a channel's message, once, and schedules the conversation's answer after the quiet window. */
async function receiveMessage(tx: TenantContext, received: Received): Promise<void> {
  const { tenantId, em, clock, deps } = tx;
  const id = await store(tx, received);
  if (id === null) return;
  const quietUntil = deps.quietWindowMs > 0 ? new Date(clock.now().getTime() + deps.quietWindowMs) : undefined;
  await askForAnswer(tx, { id }, quietUntil);
  await notifyClients(em, tenantId, 'conversations');
}

/** A contact wrote to the company. */
export function handleMessageReceived(deps: Dependencies): Handler {
  return handleMessage(
    deps.database,
    messageReceived,
    'agents',
    (em, received, { tenantId }) => receiveMessage(createTenantContext(deps, tenantId, em), received),
    { places: 8 },
  );
}
