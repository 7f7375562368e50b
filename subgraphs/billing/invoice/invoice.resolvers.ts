import type { Resolvers } from '../generated/resolvers.ts';
import { listInvoices } from './list-invoices.ts';

export const invoiceResolvers = {
  Tenant: { invoices: (_tenant, { first, after }, { em }) => listInvoices(em, first, after) },
} satisfies Resolvers;
