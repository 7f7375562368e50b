import { directoryTable, p } from '@konstruct/kit/database';

const CustomerSchema = directoryTable({
  schema: 'billing',
  name: 'Customer',
  table: 'customers',
  properties: {
    tenantId: p.uuid().primary(),
    /** The customer's id at the payment provider; null until there is one, and again once it has been deleted there. */
    customerId: p.string().nullable(),
    /** Incremented when the customer has been deleted at the provider: the next customer is a different one. */
    generation: p.integer(),
    /** The provider's state as of this moment, by the database's clock, has been read and applied. */
    readAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ['customerId'] }],
});

/** Maps a company to its customer at the payment provider: events name only the customer. */
export class Customer extends CustomerSchema.class {}
CustomerSchema.setClass(Customer);
