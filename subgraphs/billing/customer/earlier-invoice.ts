import type { PaymentsContext } from '../context.ts';
import { Invoice } from '../invoice/invoice.entity.ts';
import type { InvoiceSnapshot } from '../stripe/stripe.port.ts';

/**
 * How many of the company's newest invoices are searched: those of an earlier customer are older than all of the
 * present customer's.
 */
const mostInvoices = 1000;

/**
 * How many invoices of an earlier customer are looked up at the provider until one belongs to a subscription: invoices
 * written by hand belong to none.
 */
const mostAsked = 10;

/**
 * The subscription of the newest invoice that is stored here but that the present customer does not have at the
 * provider; null if there is none.
 */
export async function subscriptionOfEarlierCustomer(
  { em, payments, tenantId }: PaymentsContext,
  present: readonly InvoiceSnapshot[],
): Promise<string | null> {
  const ids = new Set(present.map(({ providerId }) => providerId));
  const rows = await em.find(Invoice, { tenantId }, { orderBy: { issuedAt: 'desc', id: 'desc' }, limit: mostInvoices });
  for (const { providerId } of rows.filter((row) => !ids.has(row.providerId)).slice(0, mostAsked)) {
    const subscriptionId = await payments.subscriptionOfInvoice(providerId);
    if (subscriptionId !== null) return subscriptionId;
  }
  return null;
}
