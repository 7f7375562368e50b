import { Rejection } from '../api/rejection.ts';
import { changeAndEmit, emit } from '../events/emit.ts';
import { nowOf, type StripeContext } from '../stripe-context.ts';
import type { Customer, PaymentMethod } from '../wire.ts';
import { newPaymentMethod, type TestCard } from './card.ts';

/** The rejection of a card that its bank declines. */
export function declined(paymentIntent?: string): Rejection {
  return new Rejection(402, {
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
    ...(paymentIntent === undefined
      ? {}
      : { payment_intent: { id: paymentIntent, object: 'payment_intent' as const } }),
  });
}

/** The rejection of a payment that the cardholder must confirm: https://docs.stripe.com/error-codes */
export function asksForAction(what: 'subscription' | 'invoice', paymentIntent?: string): Rejection {
  return new Rejection(402, {
    type: 'card_error',
    code: `${what}_payment_intent_requires_action`,
    message: `Payment for this ${what} requires additional user action before it can be completed successfully.`,
    ...(paymentIntent === undefined
      ? {}
      : { payment_intent: { id: paymentIntent, object: 'payment_intent' as const } }),
  });
}

/** Creates a payment method from a card, without a customer. */
export function keepCard(
  context: StripeContext,
  card: TestCard,
  owner: { email: string | null; name: string | null },
  at: number,
): PaymentMethod {
  const { state } = context;
  const method = newPaymentMethod(card, owner, at);
  state.value.paymentMethods[method.id] = method;
  state.value.cards[method.id] = card.behaviour;
  state.changed();
  return method;
}

/** Attaches a payment method to a customer. The bank is asked, so a card that declines is rejected here. */
export function attach(context: StripeContext, method: PaymentMethod, customer: Customer): PaymentMethod {
  if (context.state.value.cards[method.id] === 'declines') throw declined();
  method.customer = customer.id;
  context.state.changed();
  emit(context, 'payment_method.attached', method, nowOf(context, customer.test_clock));
  return method;
}

/** Detaches it again. A customer who had it as default has no default afterwards. */
export function detach(context: StripeContext, method: PaymentMethod): PaymentMethod {
  const { state } = context;
  const customer = method.customer === null ? undefined : state.value.customers[method.customer];
  const at = nowOf(context, customer?.test_clock ?? null);
  method.customer = null;
  state.changed();
  emit(context, 'payment_method.detached', method, at, { customer: customer?.id ?? null });
  for (const subscription of Object.values(state.value.subscriptions)) {
    if (subscription.default_payment_method !== method.id) continue;
    changeAndEmit(context, 'customer.subscription.updated', subscription, at, () => {
      subscription.default_payment_method = null;
    });
  }
  if (customer?.invoice_settings.default_payment_method === method.id)
    changeAndEmit(context, 'customer.updated', customer, at, () => {
      customer.invoice_settings.default_payment_method = null;
    });
  return method;
}

/** Makes a card the default, for the customer and for all subscriptions that have not ended. */
export function makeDefault(context: StripeContext, method: PaymentMethod, customer: Customer): void {
  const at = nowOf(context, customer.test_clock);
  changeAndEmit(context, 'customer.updated', customer, at, () => {
    customer.invoice_settings.default_payment_method = method.id;
  });
  for (const subscription of Object.values(context.state.value.subscriptions)) {
    if (subscription.customer !== customer.id || subscription.ended_at !== null) continue;
    changeAndEmit(context, 'customer.subscription.updated', subscription, at, () => {
      subscription.default_payment_method = method.id;
    });
  }
  context.state.changed();
}
