import type { Database } from '@konstruct/kit/database';
import { Invoice } from '../invoice/invoice.entity.ts';
import type { InvoiceSnapshot } from '../stripe/stripe.port.ts';

/** How many of the newest are looked through: an earlier customer's are older than all of the present one's. */
const mostInvoices = 1000;

/** The newest invoice that the company has here and its present customer does not have there; null where there is none. */
export async function invoiceOfEarlierCustomer(
  { database, tenantId }: { readonly database: Database; readonly tenantId: string },
  present: readonly InvoiceSnapshot[],
): Promise<string | null> {
  const ids = new Set(present.map(({ providerId }) => providerId));
  const em = database.forTenant(tenantId);
  const rows = await em.find(Invoice, { tenantId }, { orderBy: { issuedAt: 'desc', id: 'desc' }, limit: mostInvoices });
  return rows.find(({ providerId }) => !ids.has(providerId))?.providerId ?? null;
}
