import type { FastifyInstance } from 'fastify';
import { addAssets, sendPage } from '../../page/frame.ts';
import { Rejection } from '../api/rejection.ts';
import { attach, keepCard, makeDefault } from '../payment-methods/attach-card.ts';
import { findTestCard } from '../payment-methods/card.ts';
import { disputeCharge } from '../refunds/dispute.ts';
import { chargeOf, refundCharge } from '../refunds/refund.ts';
import { nowOf, type StripeContext } from '../stripe-context.ts';
import { forget } from '../stripe-state.ts';
import { cancelNow } from '../settlement/cancel-subscription.ts';
import type { Charge, Customer } from '../wire.ts';
import { dashboardPage } from './dashboard-page.ts';

const DAY = 86_400;
const LONGEST_DAYS = 366;

/** Adds the account's own page. `moved` runs what became due after the clock was moved. */
export function addDashboard(app: FastifyInstance, context: StripeContext, moved: () => void): void {
  const { state, clock, delivery, settings } = context;
  addAssets(app, [new URL('../stripe.css', import.meta.url)]);

  app.get('/', async (_request, reply) => {
    const body = dashboardPage({
      ...{ state: state.value, now: nowOf(context, null), offsetSeconds: clock.offset() },
      ...{ webhookUrl: settings.webhookUrl, deliveries: delivery.list() },
    });
    return sendPage(reply, { title: 'Stripe', vendor: 'Stripe', styles: ['stripe.css'], body });
  });

  app.post<{ Body: { days?: string } }>('/advance', async (request, reply) => {
    const days = Number(request.body?.days);
    if (Number.isInteger(days) && days > 0 && days <= LONGEST_DAYS) {
      clock.setOffset(clock.offset() + days * DAY);
      moved();
    }
    return reply.redirect('/', 303);
  });

  app.post<{ Params: { id: string }; Body: { action?: string } }>('/customers/:id', async (request, reply) => {
    const customer = state.value.customers[request.params.id];
    if (customer !== undefined) act(context, customer, request.body?.action ?? '');
    return reply.redirect('/', 303);
  });

  app.post<{ Body: { event?: string } }>('/redeliver', async (request, reply) => {
    const event = state.value.events[request.body?.event ?? ''];
    if (event !== undefined) await delivery.redeliver(event);
    return reply.redirect('/', 303);
  });
}

function act(context: StripeContext, customer: Customer, action: string): void {
  const { state } = context;
  const at = nowOf(context, customer.test_clock);
  switch (action) {
    case 'fail-next':
      state.value.failNext[customer.id] = 1;
      break;
    case 'let-pay':
      forget(state.value.failNext, customer.id);
      break;
    case 'card-works':
    case 'card-fails': {
      const card = findTestCard(action === 'card-works' ? 'works' : 'fails_later');
      if (card === undefined) return;
      makeDefault(
        context,
        attach(context, keepCard(context, card, { email: customer.email, name: customer.name ?? null }, at), customer),
        customer,
      );
      break;
    }
    case 'cancel':
      for (const subscription of Object.values(state.value.subscriptions)) {
        if (subscription.customer === customer.id && subscription.ended_at === null)
          cancelNow(context, subscription, at, 'cancellation_requested');
      }
      break;
    case 'refund':
      withLastCharge(context, customer, (charge) => refundCharge(context, charge, undefined, at));
      break;
    case 'dispute':
      withLastCharge(context, customer, (charge) => disputeCharge(context, charge, 'fraudulent', at));
      break;
  }
  state.changed();
}

/** Does nothing if there was no payment, or if everything was refunded. */
function withLastCharge(context: StripeContext, customer: Customer, act: (charge: Charge) => void): void {
  const paid = Object.values(context.state.value.invoices).filter(
    (one) => one.customer === customer.id && one.amount_paid > 0,
  );
  try {
    act(chargeOf(context, paid.at(-1)?.id ?? ''));
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
  }
}
