import { z } from 'zod';
import { Channel } from '../channel/channel.entity.ts';
import { storeMessage } from '../inbound/store-message.ts';
import { oneByOne } from '../inbox/process-account.ts';
import type { EventProcessor } from '../inbox/process-inbox.job.ts';
import type { VendorService } from '../vendor.port.ts';
import { ApiConnection } from './api-connection.entity.ts';

const message = z.object({ id: z.string(), from: z.object({ id: z.string(), name: z.string() }), text: z.string().min(1) });

/** Each event is one message. */
export function createApiEventProcessor({ database, directory, now }: VendorService): EventProcessor {
  return {
    async process(channelId, events, job) {
      const connection = await directory.fork().findOne(ApiConnection, { channelId });
      return oneByOne(events, job, async ({ body }) => {
        if (!connection) return 'no company has connected this channel';
        const { id: externalId, from, text } = message.parse(JSON.parse(Buffer.from(body).toString('utf8')));
        const { tenantId } = connection;
        return database.forTenant(tenantId).transactional(async (tx) => {
          const channel = await tx.findOneOrFail(Channel, { tenantId, id: channelId });
          if (channel.status === 'DISCONNECTED') return 'the channel is disconnected';
          const person = { externalId: from.id, name: from.name, fallbackName: from.name, phone: null };
          const inbound = { externalId, threadKey: null, text, sentAt: now(), isDirect: true, answerableUntil: null };
          return storeMessage(tx, channel, person, inbound, now());
        });
      });
    },
  };
}
