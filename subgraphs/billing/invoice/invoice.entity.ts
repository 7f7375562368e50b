import { p, tenantTable } from '@konstruct/kit/database';

const InvoiceSchema = tenantTable({
  schema: 'billing',
  name: 'Invoice',
  table: 'invoices',
  properties: {
    providerId: p.string(),
    number: p.string().nullable(),
    status: p.enum(['OPEN', 'PAID', 'UNCOLLECTIBLE', 'VOID'] as const),
    totalMinor: p.bigint('number'),
    /** What is still to be paid of it. */
    dueMinor: p.bigint('number'),
    /** What was given back of what had been paid. */
    refundedMinor: p.bigint('number').default(0),
    currency: p.string(),
    issuedAt: p.datetime(3),
    url: p.text().nullable(),
    pdfUrl: p.text().nullable(),
  },
  uniques: [{ properties: ['providerId'] }],
  indexes: [{ properties: ['issuedAt', 'id'] }],
});

/** An invoice as it was when the payment provider was last read. */
export class Invoice extends InvoiceSchema.class {}
InvoiceSchema.setClass(Invoice);
