import { type EntityManager, sql, uuids } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import { undelivered } from '../message/outbound-message.entity.ts';

const countUndelivered = (channelIds: readonly string[]) => sql`
select channel_id, count(distinct message_id)::int as count from channels.outbound_messages
where channel_id = any(${uuids(channelIds)}::uuid[]) and ${undelivered()} group by 1`;

export type UndeliveredCountLoader = DataLoader<string, number>;

/** How many messages of each channel were not delivered, by channel id, one query per tick. */
export function createUndeliveredCountLoader(em: EntityManager): UndeliveredCountLoader {
  return new DataLoader(async (channelIds) => {
    const rows = await em.transactional((tx) =>
      tx.execute<{ channel_id: string; count: number }[]>(countUndelivered(channelIds)),
    );
    const counts = new Map(rows.map(({ channel_id: id, count }) => [id, count]));
    return channelIds.map((id) => counts.get(id) ?? 0);
  });
}
