import type { PaymentsContext } from '../context.ts';
import { Invoice } from '../invoice/invoice.entity.ts';
import type { InvoiceSnapshot } from '../stripe/stripe.port.ts';

/** How many of the newest are looked through: an earlier customer's are older than all of the present one's. */
const mostInvoices = 1000;

/** So many of an earlier customer's are asked about, until one is of a subscription: what is written by hand is of none. */
const mostAsked = 10;

/**
 * The subscription of the newest invoice that the company has here and its present customer does not have there; null where there is none.
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
