import { cursorValues, decodeCursor, pageOf, pageSize } from '@konstruct/kit/graph';
import type { Context } from '../context.ts';
import type { TenantInvoicesArgs } from '../generated/resolvers.ts';
import { Invoice } from './invoice.entity.ts';

/** A page of the company's invoices, newest first. */
export async function listInvoices({ em }: Context, { first, after }: TenantInvoicesArgs) {
  const size = pageSize(first, 100, 24);
  const [issuedAt, id] = after ? decodeCursor(after, cursorValues.moment, cursorValues.id) : [];
  const before =
    issuedAt && id
      ? { $or: [{ issuedAt: { $lt: new Date(issuedAt) } }, { issuedAt: new Date(issuedAt), id: { $lt: id } }] }
      : {};
  const rows = await em.find(Invoice, before, { orderBy: { issuedAt: 'desc', id: 'desc' }, limit: size + 1 });
  const page = pageOf(rows, size, (row) => [row.issuedAt.toISOString(), row.id]);
  return { ...page, nodes: page.nodes.map(describeInvoice) };
}

function describeInvoice({
  id,
  number,
  status,
  totalMinor,
  dueMinor,
  refundedMinor,
  currency,
  issuedAt,
  url,
  pdfUrl,
}: Invoice) {
  return {
    ...{ id, status, issuedAt, number: number ?? null, url: url ?? null, pdfUrl: pdfUrl ?? null },
    total: { amountMinor: String(totalMinor), currency },
    amountDue: { amountMinor: String(dueMinor), currency },
    refunded: refundedMinor > 0 ? { amountMinor: String(refundedMinor), currency } : null,
  };
}
