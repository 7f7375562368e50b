import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendPage } from '../../page/frame.ts';
import { html } from '../../page/html.ts';
import { changeAndEmit } from '../events/emit.ts';
import { collectInvoice } from '../settlement/collect-invoice.ts';
import { attach, keepCard, makeDefault } from '../payment-methods/attach-card.ts';
import { findTestCard } from '../payment-methods/card.ts';
import { nowOf, type StripeContext } from '../stripe-context.ts';
import { cancelNow } from '../settlement/cancel-subscription.ts';
import { nextPeriodEnd } from '../settlement/period.ts';
import type { Customer, PortalSession, Subscription } from '../wire.ts';
import { portalPage } from './portal-page.ts';

const FRAME = { title: 'Billing', vendor: 'Stripe’s Billing Portal', styles: ['stripe.css'] };

type Request = {
  Params: { id: string };
  Querystring: { problem?: string };
  Body: { card?: string; subscription?: string };
};

/** Adds the Billing Portal's page and its buttons' actions. */
export function addPortalRoutes(app: FastifyInstance, context: StripeContext): void {
  const { state } = context;

  app.get<Request>('/p/session/:id', async (request, reply) => {
    const found = open(context, request.params.id);
    if (found === undefined)
      return sendPage(reply, { ...FRAME, body: html`<main class="card"><h1>No such page</h1></main>` }, 404);
    const { session, customer } = found;
    const configuration = state.value.portalConfigurations[session.configuration];
    if (configuration === undefined) throw new Error(`No configuration ${session.configuration}.`);
    const subscriptions = Object.values(state.value.subscriptions).filter((one) => one.customer === customer.id);
    const current = subscriptions.at(-1);
    const card =
      state.value.paymentMethods[
        current?.default_payment_method ?? customer.invoice_settings.default_payment_method ?? ''
      ];
    const invoices = Object.values(state.value.invoices).filter(
      (one) => one.customer === customer.id && one.status !== 'draft',
    );
    const body = portalPage({
      ...{ session, configuration, card, subscriptions: subscriptions.toReversed(), invoices: invoices.toReversed() },
      email: customer.email,
      problem: request.query.problem,
    });
    return sendPage(reply, { ...FRAME, body });
  });

  app.post<Request>('/p/session/:id/card', async (request, reply) => {
    const found = open(context, request.params.id);
    if (found === undefined) return reply.redirect(`/p/session/${request.params.id}`, 303);
    const card = findTestCard(request.body?.card ?? '');
    if (card === undefined || card.behaviour === 'declines')
      return reply.redirect(
        `/p/session/${found.session.id}?problem=${encodeURIComponent('Your card was declined. The old one stays.')}`,
        303,
      );
    const { customer } = found;
    const method = keepCard(
      context,
      card,
      { email: customer.email, name: customer.name ?? null },
      nowOf(context, customer.test_clock),
    );
    makeDefault(context, attach(context, method, customer), customer);
    payWhatIsOpen(context, customer);
    return goOn(reply, found.session);
  });

  for (const [path, act] of [
    ['cancel', cancel],
    ['renew', keep],
  ] as const) {
    app.post<Request>(`/p/session/:id/${path}`, async (request, reply) => {
      const found = open(context, request.params.id);
      const subscription = state.value.subscriptions[request.body?.subscription ?? ''];
      if (found === undefined || subscription?.customer !== found.customer.id || subscription.ended_at !== null)
        return reply.redirect(`/p/session/${request.params.id}`, 303);
      act(context, subscription, found.session);
      return goOn(reply, found.session);
    });
  }
}

function open({ state }: StripeContext, id: string): { session: PortalSession; customer: Customer } | undefined {
  const session = state.value.portalSessions[id];
  const customer = session === undefined ? undefined : state.value.customers[session.customer];
  return session === undefined || customer === undefined ? undefined : { session, customer };
}

/** Redirects back to the page, or to the end of the flow. */
function goOn(reply: FastifyReply, session: PortalSession): FastifyReply {
  return reply.redirect(session.flow?.after_completion.redirect?.return_url ?? `/p/session/${session.id}`, 303);
}

function cancel(context: StripeContext, subscription: Subscription, session: PortalSession): void {
  const at = nowOf(context, subscription.test_clock);
  const mode = context.state.value.portalConfigurations[session.configuration]?.features.subscription_cancel.mode;
  if (mode === 'immediately') return cancelNow(context, subscription, at, 'cancellation_requested');
  changeAndEmit(context, 'customer.subscription.updated', subscription, at, () => {
    subscription.cancel_at_period_end = true;
    subscription.cancel_at = nextPeriodEnd(subscription);
    subscription.canceled_at = at;
    subscription.cancellation_details = {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: 'cancellation_requested',
    };
  });
  context.state.changed();
}

function keep(context: StripeContext, subscription: Subscription): void {
  changeAndEmit(context, 'customer.subscription.updated', subscription, nowOf(context, subscription.test_clock), () => {
    subscription.cancel_at_period_end = false;
    subscription.cancel_at = null;
    subscription.canceled_at = null;
    subscription.cancellation_details = { comment: null, feedback: null, feedback_option: null, reason: null };
  });
  context.state.changed();
}

/** Tries a new card on open invoices, so that a past-due customer pays at once. */
function payWhatIsOpen(context: StripeContext, customer: Customer): void {
  for (const invoice of Object.values(context.state.value.invoices)) {
    const isOwed = invoice.customer === customer.id && invoice.status === 'open' && invoice.auto_advance === true;
    if (isOwed) collectInvoice(context, invoice, nowOf(context, customer.test_clock), { isCustomerPresent: true });
  }
}
