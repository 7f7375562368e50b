import { p, tenantTable } from '@konstruct/kit/database';

/**
 * Records that a message arrived. Its text is not kept here: it travels to agents in the published message, and is
 * stored in the conversation.
 */
const InboundMessageSchema = tenantTable({
  schema: 'channels',
  name: 'InboundMessage',
  table: 'inbound_messages',
  properties: {
    channelId: p.uuid(),
    contactId: p.uuid(),
    /** One per message, however many events refer to it: `team:channel:ts`. */
    externalId: p.string(),
    threadKey: p.string(),
    sentAt: p.datetime(),
  },
  uniques: [{ properties: ['channelId', 'externalId'] }],
  indexes: [{ properties: ['channelId', 'threadKey'] }],
});

export class InboundMessage extends InboundMessageSchema.class {}
InboundMessageSchema.setClass(InboundMessage);
