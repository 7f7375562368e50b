import { p, tenantTable } from '@konstruct/kit/database';

const ContactSchema = tenantTable({
  schema: 'channels',
  name: 'Contact',
  table: 'contacts',
  properties: {
    channelId: p.uuid(),
    /** The vendor's id of the person. */
    externalId: p.string(),
    name: p.string(),
    /** When the vendor last told the name; null: it has not yet. */
    nameCheckedAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['channelId', 'externalId'] }],
});

export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact);
