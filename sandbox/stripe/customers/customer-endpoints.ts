import type { Call, Endpoint } from '../api/endpoint.ts';
import { LIST_PARAMS, page } from '../api/list.ts';
import { mergedMetadata } from '../api/metadata.ts';
import { noSuch } from '../api/rejection.ts';
import { changeAndEmit, emit } from '../events/emit.ts';
import { findCustomer, findOwnPaymentMethod } from '../find.ts';
import { nowOf } from '../stripe-context.ts';
import { cancelNow } from '../settlement/cancel-subscription.ts';
import { newCustomer } from './customer.ts';

const FACTS = [
  'email',
  'name',
  'description',
  'phone',
  'metadata.*',
  'address.*',
  'preferred_locales.*',
  'invoice_settings.default_payment_method',
];

export const customerEndpoints: Endpoint[] = [
  { method: 'POST', url: '/v1/customers', accepts: [...FACTS, 'test_clock'], handle: create },
  { method: 'GET', url: '/v1/customers', accepts: [...LIST_PARAMS, 'email', 'test_clock'], handle: list },
  { method: 'GET', url: '/v1/customers/:id', accepts: [], handle: retrieve },
  { method: 'POST', url: '/v1/customers/:id', accepts: FACTS, handle: update },
  { method: 'DELETE', url: '/v1/customers/:id', accepts: [], handle: remove },
];

function create({ context, params }: Call): object {
  const { state } = context;
  const testClock = params.text('test_clock') ?? null;
  if (testClock !== null && state.value.testClocks[testClock] === undefined)
    throw noSuch('test_clock', testClock, 'test_clock');
  const at = nowOf(context, testClock);
  const customer = newCustomer(
    {
      email: params.text('email') ?? null,
      name: params.text('name') ?? null,
      description: params.text('description') ?? null,
      phone: params.text('phone') ?? null,
      metadata: mergedMetadata({}, params),
      testClock,
    },
    at,
  );
  state.value.customers[customer.id] = customer;
  state.changed();
  emit(context, 'customer.created', customer, at);
  return customer;
}

function retrieve({ context, id }: Call): object {
  const customer = findCustomer(context, id);
  return 'deleted' in customer ? { id, object: 'customer', deleted: true } : customer;
}

function list({ context, params, path }: Call): object {
  const [email, clock] = [params.text('email'), params.text('test_clock')];
  const rows = Object.values(context.state.value.customers).filter(
    (customer) =>
      !('deleted' in customer) &&
      (email === undefined || customer.email === email) &&
      // Stripe lists a test clock's customers only if the request names the clock.
      (clock === undefined ? customer.test_clock === null : customer.test_clock === clock),
  );
  return page(path, rows, params);
}

function update({ context, params, id }: Call): object {
  const customer = findCustomer(context, id);
  if ('deleted' in customer) throw noSuch('customer', id);
  const method = params.section('invoice_settings').text('default_payment_method');
  if (method !== undefined) findOwnPaymentMethod(context, method, id, 'invoice_settings[default_payment_method]');
  const given = (name: 'email' | 'name' | 'description' | 'phone') => {
    if (params.has(name)) customer[name] = params.text(name) ?? null;
  };
  changeAndEmit(context, 'customer.updated', customer, nowOf(context, customer.test_clock), () => {
    given('email');
    given('name');
    given('description');
    given('phone');
    customer.metadata = mergedMetadata(customer.metadata, params);
    if (method !== undefined) customer.invoice_settings.default_payment_method = method;
  });
  return customer;
}

function remove({ context, id }: Call): object {
  const customer = findCustomer(context, id, 'id');
  const { state } = context;
  const at = nowOf(context, customer.test_clock);
  for (const subscription of Object.values(state.value.subscriptions)) {
    if (subscription.customer === id && subscription.ended_at === null)
      cancelNow(context, subscription, at, 'cancellation_requested');
  }
  emit(context, 'customer.deleted', customer, at);
  Object.assign(customer, { deleted: true });
  state.changed();
  return { id, object: 'customer', deleted: true };
}
