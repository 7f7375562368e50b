import type { Call, Endpoint } from '../api/endpoint.ts';
import { LIST_PARAMS, page } from '../api/list.ts';
import { missingParameter, noSuch } from '../api/rejection.ts';
import { namedCustomer } from '../find.ts';
import { nowOf } from '../stripe-context.ts';
import type { Charge } from '../wire.ts';
import { refundCharge } from './refund.ts';

export const refundEndpoints: Endpoint[] = [
  { method: 'GET', url: '/v1/charges', accepts: [...LIST_PARAMS, 'customer', 'payment_intent'], handle: listCharges },
  { method: 'GET', url: '/v1/charges/:id', accepts: [], handle: (call) => findCharge(call, call.id) },
  {
    method: 'POST',
    url: '/v1/refunds',
    accepts: ['charge', 'payment_intent', 'amount', 'reason', 'metadata.*'],
    handle: create,
  },
  { method: 'GET', url: '/v1/refunds', accepts: [...LIST_PARAMS, 'charge', 'payment_intent'], handle: list },
  { method: 'GET', url: '/v1/refunds/:id', accepts: [], handle: (call) => find(call, 'refunds', 'refund') },
  { method: 'GET', url: '/v1/disputes/:id', accepts: [], handle: (call) => find(call, 'disputes', 'dispute') },
];

function find({ context, id }: Call, table: 'refunds' | 'disputes', what: string): object {
  const found = context.state.value[table][id];
  if (found === undefined) throw noSuch(what, id);
  return found;
}

function findCharge({ context }: Call, id: string, param?: string): Charge {
  const found = context.state.value.charges[id];
  if (found === undefined) throw noSuch('charge', id, param);
  return found;
}

function listCharges({ context, params, path }: Call): object {
  const [customer, intent] = [namedCustomer(context, params), params.text('payment_intent')];
  const rows = Object.values(context.state.value.charges).filter(
    (charge) =>
      (customer === undefined || charge.customer === customer) &&
      (intent === undefined || charge.payment_intent === intent),
  );
  return page(path, rows, params);
}

function create(call: Call): object {
  const { context, params } = call;
  const intent = params.text('payment_intent');
  const id =
    params.text('charge') ??
    Object.values(context.state.value.charges).find((one) => one.paid && one.payment_intent === intent)?.id;
  if (id === undefined)
    throw intent === undefined ? missingParameter('charge') : noSuch('payment_intent', intent, 'payment_intent');
  const charge = findCharge(call, id, 'charge');
  const customer = context.state.value.customers[charge.customer ?? ''];
  return refundCharge(context, charge, params.integer('amount', 1), nowOf(context, customer?.test_clock ?? null));
}

function list({ context, params, path }: Call): object {
  const [charge, intent] = [params.text('charge'), params.text('payment_intent')];
  const rows = Object.values(context.state.value.refunds).filter(
    (refund) =>
      (charge === undefined || refund.charge === charge) && (intent === undefined || refund.payment_intent === intent),
  );
  return page(path, rows, params);
}
