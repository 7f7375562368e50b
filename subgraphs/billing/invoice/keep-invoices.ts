import { type EntityManager, newId } from '@konstruct/kit/database';
import type { InvoiceSnapshot } from '../stripe/stripe.port.ts';
import { Invoice } from './invoice.entity.ts';

/** Writes invoices down as they are at the payment provider. To be called under the lock of the company's subscription. */
export async function keepInvoices(tx: EntityManager, tenantId: string, invoices: readonly InvoiceSnapshot[]): Promise<void> {
  const known = await tx.find(Invoice, { providerId: { $in: invoices.map(({ providerId }) => providerId) } });
  const byProviderId = new Map(known.map((invoice) => [invoice.providerId, invoice]));
  for (const { providerId, number, status, totalMinor, dueMinor, currency, issuedAt, url, pdfUrl } of invoices) {
    const present = { number, status, totalMinor, dueMinor, currency, issuedAt, url, pdfUrl };
    const row = byProviderId.get(providerId);
    if (row) Object.assign(row, present);
    else tx.create(Invoice, { tenantId, id: newId(), providerId, ...present });
  }
  await tx.flush();
}
