import type { EntityManager } from '@konstruct/kit/database';
import type { Channel } from '../../channel/channel.entity.ts';
import { Contact } from '../../contact/contact.entity.ts';
import { threadKeyOf } from '../../slack/thread-key.ts';
import { isWindowOpen } from '../../whatsapp/window.ts';

/** To whom a test message goes, and what it says; or why there is nobody it may go to. */
export async function testRecipient(
  tx: EntityManager,
  channel: Channel,
  now: Date,
): Promise<{ readonly threadKey: string; readonly text: string } | { readonly closed: string }> {
  if (channel.kind === 'SLACK') {
    return {
      threadKey: threadKeyOf({ kind: 'person', userId: channel.installerExternalId }),
      text: `:wave: ${channel.name} is connected to Konstruct: messages arrive. Write here, or mention the app in a channel, and your AI employee answers.`,
    };
  }
  const { tenantId, id: channelId } = channel;
  const [last] = await tx.find(
    Contact,
    { tenantId, channelId, lastInboundAt: { $ne: null } },
    { orderBy: { lastInboundAt: 'desc' }, limit: 1 },
  );
  if (!last) {
    return { closed: 'Nobody has written to the number yet. Say hi from a phone first: then WhatsApp lets us write back for 24 hours.' };
  }
  if (!isWindowOpen(last.lastInboundAt, now)) {
    return { closed: 'Nobody has written to the number for 24 hours. Say hi from a phone first: then WhatsApp lets us write back.' };
  }
  return {
    threadKey: last.id,
    text: `👋 ${channel.name} is connected to Konstruct: messages arrive. Write here, and your AI employee answers.`,
  };
}
