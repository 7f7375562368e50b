import { p, tenantTable } from '@konstruct/kit/database';

const ContactSchema = tenantTable({
  schema: 'channels',
  name: 'Contact',
  table: 'contacts',
  properties: {
    channelId: p.uuid(),
    /** The vendor's id of the person; on WhatsApp the one that this business knows them by, whether or not they show a number. */
    externalId: p.string(),
    /** Digits; null where it is not shown. */
    phone: p.string().nullable(),
    name: p.string(),
    /** When the vendor last told the name; null: it has not yet. */
    nameCheckedAt: p.datetime().nullable(),
    /** When they last wrote, by the vendor's clock: WhatsApp lets a business answer for 24 hours from there. */
    lastInboundAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['channelId', 'externalId'] }],
  indexes: [{ properties: ['channelId', 'lastInboundAt'] }],
});

export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact);
