import { p, tenantTable } from '@konstruct/kit/database';

/** That a message arrived. Its text is not kept here: it travels in the message to agents, and lives in the conversation. */
const InboundMessageSchema = tenantTable({
  schema: 'channels',
  name: 'InboundMessage',
  table: 'inbound_messages',
  properties: {
    channelId: p.uuid(),
    contactId: p.uuid(),
    /** One per message, whatever the number of events that speak of it: `team:channel:ts`. */
    externalId: p.string(),
    threadKey: p.string(),
    sentAt: p.datetime(),
  },
  uniques: [{ properties: ['channelId', 'externalId'] }],
  indexes: [{ properties: ['channelId', 'threadKey'] }],
});

export class InboundMessage extends InboundMessageSchema.class {}
InboundMessageSchema.setClass(InboundMessage);
