import { z } from 'zod';
import { Channel } from '../channel/channel.entity.ts';
import { createTenantContext, inTransaction } from '../context.ts';
import { storeMessage } from '../inbound/store-message.ts';
import { oneByOne } from '../inbox/process-account.ts';
import type { EventProcessor } from '../inbox/process-inbox.job.ts';
import { ApiConnection } from './api-connection.entity.ts';

const received = z.object({
  id: z.string(),
  from: z.object({ id: z.string(), name: z.string() }),
  text: z.string().min(1),
});

/** Each event is one message. */
export const apiEventProcessor: EventProcessor = {
  async process(deps, batch) {
    const channelId = batch.account;
    const connection = await deps.directory.fork().findOne(ApiConnection, { channelId });
    return oneByOne(batch, async ({ body }) => {
      if (!connection) return 'no company has connected this channel';
      const { id: externalId, from, text } = received.parse(JSON.parse(Buffer.from(body).toString('utf8')));
      const { tenantId } = connection;
      return inTransaction(createTenantContext(deps, tenantId), async (tx) => {
        const channel = await tx.em.findOneOrFail(Channel, { tenantId, id: channelId });
        if (channel.status === 'DISCONNECTED') return 'the channel is disconnected';
        const person = { externalId: from.id, name: from.name, fallbackName: from.name, phone: null };
        const message = {
          externalId,
          threadKey: null,
          text,
          sentAt: tx.clock.now(),
          isDirect: true,
          answerableUntil: null,
        };
        return storeMessage(tx, { channel, person, message });
      });
    });
  },
};
