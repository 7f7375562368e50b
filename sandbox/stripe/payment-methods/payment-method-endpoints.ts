import type { Call, Endpoint } from '../api/endpoint.ts';
import { LIST_PARAMS, page } from '../api/list.ts';
import { invalid, noSuch } from '../api/rejection.ts';
import { findCustomer, findPaymentMethod } from '../find.ts';
import { nowOf } from '../stripe-context.ts';
import { attach, detach, keepCard } from './attach-card.ts';
import { findTestCard } from './card.ts';

export const paymentMethodEndpoints: Endpoint[] = [
  {
    method: 'POST',
    url: '/v1/payment_methods',
    accepts: ['type', 'card.number', 'card.exp_month', 'card.exp_year', 'card.cvc', 'card.token', 'billing_details.*'],
    handle: create,
  },
  { method: 'GET', url: '/v1/payment_methods', accepts: [...LIST_PARAMS, 'customer', 'type'], handle: list },
  {
    method: 'GET',
    url: '/v1/payment_methods/:id',
    accepts: [],
    handle: ({ context, id }) => findPaymentMethod(context, id),
  },
  { method: 'POST', url: '/v1/payment_methods/:id/attach', accepts: ['customer'], handle: attachTo },
  { method: 'POST', url: '/v1/payment_methods/:id/detach', accepts: [], handle: detachFrom },
  {
    method: 'GET',
    url: '/v1/customers/:id/payment_methods',
    accepts: [...LIST_PARAMS, 'type'],
    handle: listOfCustomer,
  },
];

function create({ context, params }: Call): object {
  if (params.requiredText('type') !== 'card') throw invalid('This sandbox knows cards only.', 'type');
  const card = params.section('card');
  const found = findTestCard(card.text('number') ?? card.text('token') ?? '');
  if (found === undefined)
    throw invalid(
      'Your card number is not a test card: https://docs.stripe.com/testing.',
      'card[number]',
      'incorrect_number',
    );
  return keepCard(context, found, { email: null, name: null }, nowOf(context, null));
}

function attachTo({ context, params, id }: Call): object {
  const customer = findCustomer(context, params.requiredText('customer'), 'customer');
  const card = findTestCard(id);
  const at = nowOf(context, customer.test_clock);
  const owner = { email: customer.email, name: customer.name ?? null };
  const method =
    context.state.value.paymentMethods[id] ?? (card === undefined ? undefined : keepCard(context, card, owner, at));
  if (method === undefined) throw noSuch('PaymentMethod', id);
  if (method.customer !== null && method.customer !== customer.id)
    throw invalid('The payment method you provided has already been attached to a customer.');
  return attach(context, method, customer);
}

function detachFrom({ context, id }: Call): object {
  const method = findPaymentMethod(context, id);
  if (method.customer === null)
    throw invalid(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
      'payment_method',
    );
  return detach(context, method);
}

function list(call: Call): object {
  return listOf(call, call.params.text('customer') ?? null);
}

function listOfCustomer(call: Call): object {
  return listOf(call, findCustomer(call.context, call.id).id);
}

function listOf({ context, params, path }: Call, customer: string | null): object {
  const type = params.text('type');
  const rows = Object.values(context.state.value.paymentMethods).filter(
    (method) => customer !== null && method.customer === customer && (type === undefined || method.type === type),
  );
  return page(path, rows, params);
}
