import type { Resolvers } from '../generated/resolvers.ts';
import { listInvoices } from './list-invoices.ts';

export const invoiceResolvers = {
  Tenant: { invoices: (_tenant, args, ctx) => listInvoices(ctx, args) },
} satisfies Resolvers;
