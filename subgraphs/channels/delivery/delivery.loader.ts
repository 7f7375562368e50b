import type { EntityManager } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import type { Delivery, TestMessage } from '../generated/resolvers.ts';
import { deliveryOf } from './message/delivery-state.ts';
import { OutboundMessage } from './message/outbound-message.entity.ts';
import { testMessageOf } from './test-message/test-message.ts';

export type DeliveryLoader = DataLoader<string, Delivery | null>;
export type LastTestLoader = DataLoader<string, TestMessage | null>;

/** The delivery states of messages by their ids, one query per tick; null for messages that were not sent anywhere. */
export function createDeliveryLoader(em: EntityManager): DeliveryLoader {
  return new DataLoader(async (messageIds) => {
    const rows = await em.transactional((tx) => tx.find(OutboundMessage, { messageId: { $in: [...messageIds] } }));
    const parts = Map.groupBy(rows, ({ messageId }) => messageId);
    return messageIds.map((id) => deliveryOf(parts.get(id) ?? []));
  });
}

/** The newest test message of each channel, by channel id. */
export function createLastTestLoader(em: EntityManager): LastTestLoader {
  return new DataLoader(async (channelIds) => {
    const newest = channelIds.map((channelId) => ({ channelId, isTest: true }));
    const rows = await em.transactional((tx) =>
      Promise.all(newest.map((where) => tx.findOne(OutboundMessage, where, { orderBy: { id: 'desc' } }))),
    );
    return rows.map((row) => (row ? testMessageOf(row) : null));
  });
}
