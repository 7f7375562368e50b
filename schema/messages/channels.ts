import { defineMessage } from '@konstruct/kit/messages';
import { z } from 'zod';
import { channelKind, oneOf } from './values.ts';

/** A channel was connected or changed. A reader applies only newer versions. */
export const channelUpdated = defineMessage(
  'channels.channel_updated',
  ['agents'],
  z.object({
    channelId: z.uuid(),
    version: z.int(),
    kind: channelKind,
    name: z.string(),
    status: oneOf<'WAITING_FOR_MESSAGE' | 'CONNECTED' | 'NEEDS_ATTENTION' | 'SWITCHED_OFF' | 'DISCONNECTED'>(),
  }),
);

/** A person's name became known, or changed. */
export const contactRenamed = defineMessage(
  'channels.contact_renamed',
  ['agents'],
  z.object({ contactId: z.uuid(), name: z.string() }),
);

/** A person wrote to the company. */
export const messageReceived = defineMessage(
  'channels.message_received',
  ['agents'],
  z.object({
    messageId: z.uuid(),
    channelId: z.uuid(),
    channelKind,
    contactId: z.uuid(),
    contactName: z.string().transform((name) => name.slice(0, 200)),
    threadKey: z.string(),
    text: z.string(),
    /** By the vendor's clock. */
    sentAt: z.iso.datetime({ offset: true }),
    isDirect: z.boolean(),
    /** Until when the channel accepts an answer; null or absent: without end. */
    answerableUntil: z.iso.datetime({ offset: true }).nullish(),
  }),
  ({ channelId, threadKey }) => `${channelId} ${threadKey}`,
);
