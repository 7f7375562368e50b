import { directoryTable, p } from '@konstruct/kit/database';

const CustomerSchema = directoryTable({
  schema: 'billing',
  name: 'Customer',
  table: 'customers',
  properties: {
    tenantId: p.uuid().primary(),
    /** The payment provider's id; null before there is one, and once it has been deleted there. */
    customerId: p.string().nullable(),
    /** Grows when the provider's customer has been deleted: the next one is another. */
    generation: p.integer(),
    /** What the provider had at this moment, by the database's clock, has been read and followed. */
    readAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ['customerId'] }],
});

/** Which company is which customer at the payment provider: events name only the latter. */
export class Customer extends CustomerSchema.class {}
CustomerSchema.setClass(Customer);
