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
    /** The amount still to be paid. */
    dueMinor: p.bigint('number'),
    /** The amount refunded. */
    refundedMinor: p.bigint('number').default(0),
    currency: p.string(),
    issuedAt: p.datetime(3),
    url: p.text().nullable(),
    pdfUrl: p.text().nullable(),
  },
  uniques: [{ properties: ['providerId'] }],
  indexes: [{ properties: ['issuedAt', 'id'] }],
});

/** An invoice as of the last reading of the payment provider. */
export class Invoice extends InvoiceSchema.class {}
InvoiceSchema.setClass(Invoice);
