import type { Params } from './api/params.ts';
import { invalid, noSuch } from './api/rejection.ts';
import type { StripeContext } from './stripe-context.ts';
import type { Customer, Invoice, PaymentMethod, Price, Subscription } from './wire.ts';

/** The customer; otherwise throws Stripe's rejection. `param` names the parameter with the id. */
export function findCustomer({ state }: StripeContext, id: string, param?: string): Customer {
  const found = state.value.customers[id];
  // A deleted customer can still be read, but not used.
  if (found === undefined || ('deleted' in found && param !== undefined)) throw noSuch('customer', id, param);
  return found;
}

/**
 * The customer that a list is filtered by. Stripe rejects an unknown customer, but lists the objects of a deleted one.
 */
export function namedCustomer(context: StripeContext, params: Params): string | undefined {
  const id = params.text('customer');
  if (id !== undefined && context.state.value.customers[id] === undefined) throw noSuch('customer', id, 'customer');
  return id;
}

export function findPrice({ state }: StripeContext, id: string, param?: string): Price {
  const found = state.value.prices[id];
  if (found === undefined) throw noSuch('price', id, param);
  return found;
}

/** A price that a subscription can use. */
export function findRecurringPrice(context: StripeContext, id: string, param: string): Price {
  const price = findPrice(context, id, param);
  if (price.recurring === null)
    throw invalid('You must provide at least one recurring price in `subscription` mode.', param);
  if (!price.active) throw invalid('The price specified is inactive. This field only accepts active prices.', param);
  return price;
}

export function findSubscription({ state }: StripeContext, id: string, param?: string): Subscription {
  const found = state.value.subscriptions[id];
  if (found === undefined) throw noSuch('subscription', id, param);
  return found;
}

export function findInvoice({ state }: StripeContext, id: string, param?: string): Invoice {
  const found = state.value.invoices[id];
  if (found === undefined) throw noSuch('invoice', id, param);
  return found;
}

export function findPaymentMethod({ state }: StripeContext, id: string, param?: string): PaymentMethod {
  const found = state.value.paymentMethods[id];
  if (found === undefined) throw noSuch('PaymentMethod', id, param);
  return found;
}

/** A payment method that belongs to this customer. */
export function findOwnPaymentMethod(
  context: StripeContext,
  id: string,
  customer: string,
  param: string,
): PaymentMethod {
  const found = findPaymentMethod(context, id, param);
  if (found.customer !== customer)
    throw invalid(
      'The customer does not have a payment method with the ID ' +
        `${id}. The payment method must be attached to the customer.`,
      param,
      'resource_missing',
    );
  return found;
}
