import { Contact } from '../../contact/contact.entity.ts';
import type { TestRecipient } from '../../delivery/message/sender.port.ts';
import { isWindowOpen } from './window.ts';

/** The person who wrote last, while WhatsApp lets a business write to them. */
export const whatsAppTestRecipient: TestRecipient = async ({ em, clock }, { tenantId, id: channelId, name }) => {
  const [last] = await em.find(
    Contact,
    { tenantId, channelId, lastInboundAt: { $ne: null } },
    { orderBy: { lastInboundAt: 'desc' }, limit: 1 },
  );
  if (!last) {
    return {
      closed:
        'No one has messaged the number yet. Say hi from a phone first: WhatsApp then lets us write back for 24 hours.',
    };
  }
  if (!isWindowOpen(last.lastInboundAt, clock.now())) {
    return {
      closed:
        'No one has messaged the number in the last 24 hours. Say hi from a phone first: WhatsApp then lets us write back.',
    };
  }
  return {
    threadKey: last.id,
    text: `👋 ${name} is connected to Konstruct, and messages arrive. Write here, and your AI employee will answer.`,
  };
};
