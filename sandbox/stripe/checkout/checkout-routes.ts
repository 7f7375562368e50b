import type { FastifyInstance } from 'fastify';
import { sendPage } from '../../page/frame.ts';
import { html } from '../../page/html.ts';
import { findTestCard } from '../payment-methods/card.ts';
import { nowOf, type StripeContext } from '../stripe-context.ts';
import { checkoutOver, checkoutPage } from './checkout-page.ts';
import { completeSession } from './complete-session.ts';

const FRAME = { title: 'Checkout', vendor: 'Stripe Checkout', styles: ['stripe.css'] };

/** Adds the hosted page of a Checkout session. */
export function addCheckoutRoutes(app: FastifyInstance, context: StripeContext): void {
  const { state } = context;

  app.get<{ Params: { id: string }; Querystring: { problem?: string } }>('/c/pay/:id', async (request, reply) => {
    const session = state.value.checkoutSessions[request.params.id];
    const plan = state.value.checkoutPlans[request.params.id];
    if (session === undefined || plan === undefined)
      return sendPage(reply, { ...FRAME, body: html`<main class="card"><h1>No such page</h1></main>` }, 404);
    if (session.status !== 'open') return sendPage(reply, { ...FRAME, body: checkoutOver(session) });
    const customer = state.value.customers[session.customer ?? ''];
    const now = nowOf(context, customer?.test_clock ?? null);
    const body = checkoutPage(session, plan, customer?.email ?? session.customer_email, now, request.query.problem);
    return sendPage(reply, { ...FRAME, body });
  });

  app.post<{ Params: { id: string }; Body: { card?: string } }>('/c/pay/:id', async (request, reply) => {
    const session = state.value.checkoutSessions[request.params.id];
    const plan = state.value.checkoutPlans[request.params.id];
    if (session === undefined || plan === undefined) return reply.redirect(`/c/pay/${request.params.id}`, 303);
    const end = completeSession(context, session, plan, findTestCard(request.body?.card ?? '') ?? null);
    if (end === 'complete')
      return reply.redirect((session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id), 303);
    return reply.redirect(
      `/c/pay/${session.id}${end === 'not open' ? '' : `?problem=${encodeURIComponent(end)}`}`,
      303,
    );
  });
}
