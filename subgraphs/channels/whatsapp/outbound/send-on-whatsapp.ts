import { isId } from '@konstruct/kit/database';
import { Contact } from '../../contact/contact.entity.ts';
import type { Sender } from '../../delivery/message/sender.port.ts';
import { callbackDataOf } from './callback-data.ts';
import { whatsAppTestRecipient } from './test-recipient.ts';
import type { WhatsApp, WhatsAppDestination } from '../graph-api/whatsapp.port.ts';
import { isWindowOpen, windowClosed } from './window.ts';
import { writeWhatsApp } from './write-whatsapp.ts';

/** Sends messages to WhatsApp, where a text has up to 4,096 characters. A thread is a contact. */
export function createWhatsAppSender(whatsApp: WhatsApp): Sender<WhatsAppDestination> {
  return {
    write: writeWhatsApp,
    partLimit: 4000,
    keepsTextUntilDelivered: true,
    testRecipient: whatsAppTestRecipient,
    async destinationOf({ em, clock }, { tenantId, channelId, threadKey }) {
      const contact = isId(threadKey) ? await em.findOne(Contact, { tenantId, channelId, id: threadKey }) : null;
      if (!contact) return { closed: 'This contact no longer exists.' };
      if (!isWindowOpen(contact.lastInboundAt, clock.now())) return { closed: windowClosed };
      return { destination: contact.phone ? { phone: contact.phone } : { userId: contact.externalId } };
    },
    post: ({ channel, token, message, destination }) =>
      whatsApp.send(token, {
        phoneNumberId: channel.externalId,
        destination,
        text: message.text ?? '',
        callbackData: callbackDataOf(message),
      }),
  };
}
