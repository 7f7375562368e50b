import { isId, sql } from '@konstruct/kit/database';
import { cursorValues, decodeCursor, pageOf, pageSize } from '@konstruct/kit/graph';
import type { TenantContext } from '../../context.ts';
import type { TenantUndeliveredMessagesArgs } from '../../generated/resolvers.ts';
import { undelivered } from '../message/outbound-message.entity.ts';

/** A message that failed or has an unknown outcome, represented by its first such part. */
export interface UndeliveredRow {
  /** The id of the message, not of the part. */
  readonly id: string;
  readonly rowId: string;
  readonly channelId: string;
  readonly isTest: boolean;
  readonly text: string | null;
  readonly createdAt: Date;
}

interface Row {
  readonly id: string;
  readonly message_id: string;
  readonly channel_id: string;
  readonly is_test: boolean;
  readonly text: string | null;
  readonly created_ms: number;
}

interface Page {
  readonly tenantId: string;
  /** The id of the last row of the previous page. */
  readonly after: string | null;
  /** Null: messages of all channels. */
  readonly channelId: string | null;
  readonly limit: number;
}

const readPage = ({ tenantId, after, channelId, limit }: Page) => sql`
select m.id, m.message_id, m.channel_id, m.is_test, m.text,
  (extract(epoch from m.created_at) * 1000)::float8 as created_ms
from channels.outbound_messages m
where m.tenant_id = ${tenantId} and ${undelivered('m.')}
  and not exists (
    select from channels.outbound_messages e
    where e.tenant_id = m.tenant_id and e.message_id = m.message_id and e.part < m.part and ${undelivered('e.')}
  )
  and (${after}::uuid is null or m.id < ${after}::uuid)
  and (${channelId}::uuid is null or m.channel_id = ${channelId}::uuid)
order by m.id desc limit ${limit}`;

/** Undelivered messages, newest first. */
export async function undeliveredPage(
  { tenantId, em }: TenantContext,
  { first, after, channelId }: Partial<TenantUndeliveredMessagesArgs>,
) {
  const size = pageSize(first, 100);
  const [cursor = null] = after ? decodeCursor(after, cursorValues.id) : [];
  if (channelId && !isId(channelId)) return pageOf<UndeliveredRow>([], size, () => []);
  const rows = await em.execute<Row[]>(
    readPage({ tenantId, after: cursor, channelId: channelId || null, limit: size + 1 }),
  );
  const read = rows.map((row): UndeliveredRow => ({
    id: row.message_id,
    rowId: row.id,
    channelId: row.channel_id,
    isTest: row.is_test,
    text: row.text,
    createdAt: new Date(row.created_ms),
  }));
  return pageOf(read, size, ({ rowId }) => [rowId]);
}
