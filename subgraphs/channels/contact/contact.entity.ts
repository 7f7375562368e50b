import { p, tenantTable } from '@konstruct/kit/database';

const ContactSchema = tenantTable({
  schema: 'channels',
  name: 'Contact',
  table: 'contacts',
  properties: {
    channelId: p.uuid(),
    /**
     * The vendor's id of the person. On WhatsApp, the id by which this business knows the person, whether or not the
     * person shows a number.
     */
    externalId: p.string(),
    /** Digits; null when the person does not show a number. */
    phone: p.string().nullable(),
    name: p.string(),
    /** When the vendor last reported the name; null: not yet. */
    nameCheckedAt: p.datetime().nullable(),
    /** When the person last wrote, by the vendor's clock: WhatsApp lets a business answer for 24 hours from then. */
    lastInboundAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['channelId', 'externalId'] }],
  indexes: [{ properties: ['channelId', 'lastInboundAt'] }],
});

export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact);
