import type { FastifyInstance, FastifyReply } from 'fastify';
import { Rejection } from '../api/rejection.ts';
import { completeSession } from '../checkout/complete-session.ts';
import { changeAndEmit } from '../events/emit.ts';
import { findCustomer, findInvoice, findSubscription } from '../find.ts';
import { attach, keepCard, makeDefault } from '../payment-methods/attach-card.ts';
import { findTestCard } from '../payment-methods/card.ts';
import { closeDispute, disputeCharge } from '../refunds/dispute.ts';
import { chargeOf, refundCharge } from '../refunds/refund.ts';
import { nowOf, type StripeContext } from '../stripe-context.ts';

/** Adds control endpoints for what customers, banks and time do, without a page. */
export function addAccountControl(app: FastifyInstance, context: StripeContext): void {
  const { state } = context;

  app.post<{ Body: { customer: string; times?: number } }>('/_control/fail-payments', async (request, reply) =>
    orRejection(reply, () => {
      const customer = findCustomer(context, request.body.customer);
      state.value.failNext[customer.id] = request.body.times ?? 1;
      state.changed();
      return { customer: customer.id, failures: state.value.failNext[customer.id] };
    }),
  );

  app.post<{ Body: { customer: string; card: string } }>('/_control/cards', async (request, reply) =>
    orRejection(reply, () => {
      const customer = findCustomer(context, request.body.customer);
      const card = findTestCard(request.body.card);
      if (card === undefined)
        throw new Rejection(400, { type: 'invalid_request_error', message: 'No such test card.' });
      const owner = { email: customer.email, name: customer.name ?? null };
      const method = attach(context, keepCard(context, card, owner, nowOf(context, customer.test_clock)), customer);
      makeDefault(context, method, customer);
      return method;
    }),
  );

  app.post<{ Body: { session: string; card?: string } }>('/_control/checkout', async (request, reply) => {
    const session = state.value.checkoutSessions[request.body.session];
    const plan = state.value.checkoutPlans[request.body.session];
    if (session === undefined || plan === undefined) return reply.code(404).send({ error: 'No such session.' });
    const end = completeSession(context, session, plan, findTestCard(request.body.card ?? 'works') ?? null);
    return end === 'complete' ? session : reply.code(409).send({ error: end });
  });

  // Overwrites any part of a subscription, also with statuses that the sandbox cannot reach or that Stripe does not
  // have yet.
  app.post<{ Params: { id: string }; Body: Record<string, unknown> }>(
    '/_control/subscriptions/:id',
    async (request, reply) =>
      orRejection(reply, () => {
        const subscription = findSubscription(context, request.params.id);
        changeAndEmit(
          context,
          'customer.subscription.updated',
          subscription,
          nowOf(context, subscription.test_clock),
          () => {
            Object.assign(subscription, request.body);
          },
        );
        state.changed();
        return subscription;
      }),
  );

  app.post<{ Body: { invoice: string; amount?: number } }>('/_control/refunds', async (request, reply) =>
    orRejection(reply, () => {
      const invoice = findInvoice(context, request.body.invoice);
      return refundCharge(
        context,
        chargeOf(context, invoice.id),
        request.body.amount,
        nowOf(context, invoice.test_clock),
      );
    }),
  );

  app.post<{ Body: { invoice: string; reason?: string } }>('/_control/disputes', async (request, reply) =>
    orRejection(reply, () => {
      const invoice = findInvoice(context, request.body.invoice);
      return disputeCharge(
        context,
        chargeOf(context, invoice.id),
        request.body.reason ?? 'fraudulent',
        nowOf(context, invoice.test_clock),
      );
    }),
  );
  app.post<{ Params: { id: string }; Body: { isWon?: boolean } }>(
    '/_control/disputes/:id/close',
    async (request, reply) => {
      const dispute = state.value.disputes[request.params.id];
      if (dispute === undefined) return reply.code(404).send({ error: 'No such dispute.' });
      closeDispute(context, dispute, request.body?.isWon ?? false, nowOf(context, null));
      return dispute;
    },
  );
}

/** Runs the action. A rejection becomes the answer. */
function orRejection(reply: FastifyReply, act: () => object): object {
  try {
    return act();
  } catch (error) {
    if (error instanceof Rejection) return reply.code(error.status).send({ error: error.message });
    throw error;
  }
}
