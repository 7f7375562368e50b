import type { FastifyInstance } from 'fastify';
import { sendPage } from '../../page/frame.ts';
import { html } from '../../page/html.ts';
import { attach, keepCard } from '../payment-methods/attach-card.ts';
import { findTestCard } from '../payment-methods/card.ts';
import { nowOf, type StripeContext } from '../stripe-context.ts';
import type { Invoice } from '../wire.ts';
import { collectInvoice } from '../settlement/collect-invoice.ts';
import { invoicePage } from '../invoices/invoice-page.ts';
import { invoicePdf } from '../invoices/invoice-pdf.ts';

const FRAME = { title: 'Invoice', vendor: 'Stripe', styles: ['stripe.css'] };

type Request = { Params: { id: string; key: string }; Querystring: { problem?: string }; Body: { card?: string } };

/** Adds an invoice's hosted page and its PDF. As at Stripe, anyone with the address can see them. */
export function addInvoiceRoutes(app: FastifyInstance, context: StripeContext): void {
  const find = (params: Request['Params']): Invoice | undefined => {
    const invoice = context.state.value.invoices[params.id];
    return invoice?.hosted_invoice_url?.endsWith(`/i/${params.id}/${params.key}`) === true ? invoice : undefined;
  };
  const missing = html`<main class="card"><h1>No such invoice</h1></main>`;

  app.get<Request>('/i/:id/:key', async (request, reply) => {
    const invoice = find(request.params);
    if (invoice === undefined) return sendPage(reply, { ...FRAME, body: missing }, 404);
    return sendPage(reply, { ...FRAME, body: invoicePage(invoice, request.query.problem) });
  });

  app.get<Request>('/i/:id/:key/pdf', async (request, reply) => {
    const invoice = find(request.params);
    if (invoice === undefined) return sendPage(reply, { ...FRAME, body: missing }, 404);
    return reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="Invoice-${invoice.number ?? invoice.id}.pdf"`)
      .send(invoicePdf(invoice));
  });

  app.post<Request>('/i/:id/:key', async (request, reply) => {
    const invoice = find(request.params);
    const path = `/i/${request.params.id}/${request.params.key}`;
    if (invoice === undefined || invoice.status !== 'open') return reply.redirect(path, 303);
    const card = findTestCard(request.body?.card ?? '');
    const customer = context.state.value.customers[invoice.customer];
    if (card === undefined || customer === undefined || card.behaviour === 'declines')
      return reply.redirect(`${path}?problem=${encodeURIComponent('Your card was declined. Try another card.')}`, 303);
    const at = nowOf(context, customer.test_clock);
    const method = attach(
      context,
      keepCard(context, card, { email: customer.email, name: customer.name ?? null }, at),
      customer,
    );
    const outcome = collectInvoice(context, invoice, at, { isCustomerPresent: true, method });
    return reply.redirect(
      outcome === 'paid' ? path : `${path}?problem=${encodeURIComponent('The payment failed.')}`,
      303,
    );
  });
}
