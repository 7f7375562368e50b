import { p, tenantTable } from '@konstruct/kit/database';

/** What Meta reports about a channel's number; its id is the channel's. */
const WhatsAppNumberSchema = tenantTable({
  schema: 'channels',
  name: 'WhatsAppNumber',
  table: 'whatsapp_numbers',
  properties: {
    appId: p.string(),
    businessAccountId: p.string(),
    displayPhoneNumber: p.string(),
    verifiedName: p.string(),
    qualityRating: p.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN'] as const),
    /** Null: the token does not expire. */
    tokenExpiresAt: p.datetime().nullable(),
  },
  indexes: [{ properties: ['businessAccountId'] }],
});

export class WhatsAppNumber extends WhatsAppNumberSchema.class {}
WhatsAppNumberSchema.setClass(WhatsAppNumber);
