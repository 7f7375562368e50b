import type { Call, Endpoint } from '../api/endpoint.ts';
import { LIST_PARAMS, page, wholeList } from '../api/list.ts';
import { mergedMetadata } from '../api/metadata.ts';
import type { Params } from '../api/params.ts';
import { invalid, missingParameter, noSuch } from '../api/rejection.ts';
import { findCustomer, findRecurringPrice, namedCustomer } from '../find.ts';
import { nowOf, type StripeContext } from '../stripe-context.ts';
import { readMissingPaymentMethod, readTrial, type Trial } from '../subscriptions/trial.ts';
import type { CheckoutSession, LineItem } from '../wire.ts';
import { newCheckoutLine, newCheckoutSession } from './checkout-session.ts';
import { expireSession } from './expire-session.ts';

const HOUR = 3600;

export const checkoutEndpoints: Endpoint[] = [
  {
    method: 'POST',
    url: '/v1/checkout/sessions',
    accepts: [
      ...[
        'mode',
        'ui_mode',
        'customer',
        'customer_email',
        'client_reference_id',
        'success_url',
        'cancel_url',
        'expires_at',
        'locale',
        'metadata.*',
      ],
      ...[
        'line_items.*.price',
        'line_items.*.quantity',
        'payment_method_collection',
        'allow_promotion_codes',
        'billing_address_collection',
      ],
      ...[
        'automatic_tax.enabled',
        'tax_id_collection.enabled',
        'customer_update.*',
        'excluded_payment_method_types.*',
        'allowed_payment_method_types.*',
      ],
      ...[
        'subscription_data.metadata.*',
        'subscription_data.description',
        'subscription_data.trial_period_days',
        'subscription_data.trial_end',
      ],
      ...[
        'subscription_data.trial_settings.end_behavior.missing_payment_method',
        'subscription_data.billing_mode.type',
      ],
    ],
    handle: create,
  },
  {
    method: 'GET',
    url: '/v1/checkout/sessions',
    accepts: [...LIST_PARAMS, 'customer', 'subscription', 'status'],
    handle: list,
  },
  {
    method: 'GET',
    url: '/v1/checkout/sessions/:id',
    accepts: [],
    handle: ({ context, id }) => findSession(context, id),
  },
  { method: 'GET', url: '/v1/checkout/sessions/:id/line_items', accepts: LIST_PARAMS, handle: lineItems },
  { method: 'POST', url: '/v1/checkout/sessions/:id/expire', accepts: [], handle: expire },
];

/** A session; throws a 404 if there is none. */
export function findSession({ state }: StripeContext, id: string): CheckoutSession {
  const found = state.value.checkoutSessions[id];
  if (found === undefined) throw noSuch('checkout.session', id);
  return found;
}

function create({ context, params }: Call): object {
  if (params.oneOf('mode', ['payment', 'setup', 'subscription']) !== 'subscription')
    throw params.has('mode')
      ? invalid('This sandbox knows `subscription` mode only.', 'mode')
      : missingParameter('mode');
  const customerId = params.text('customer') ?? null;
  const customerEmail = params.text('customer_email') ?? null;
  if (customerId !== null && customerEmail !== null)
    throw invalid(
      'You may only specify one of these parameters: customer, customer_email.',
      'customer',
      'parameters_exclusive',
    );
  const customer = customerId === null ? null : findCustomer(context, customerId, 'customer');
  const at = nowOf(context, customer?.test_clock ?? null);
  const data = params.section('subscription_data');
  const trial = readTrial(data, at);
  const lines = readLines(context, params, trial);
  const collection = params.oneOf('payment_method_collection', ['always', 'if_required']) ?? 'always';
  const session = newCheckoutSession(
    {
      url: context.url(),
      customer: customerId,
      customerEmail,
      clientReferenceId: params.text('client_reference_id') ?? null,
      metadata: mergedMetadata({}, params),
      successUrl: url(params, 'success_url') ?? required('success_url'),
      cancelUrl: url(params, 'cancel_url') ?? null,
      expiresAt: params.integer('expires_at', at + HOUR / 2, at + 24 * HOUR) ?? at + 24 * HOUR,
      amount: lines.reduce((sum, line) => sum + line.amount_total, 0),
      currency: lines[0]?.currency ?? 'usd',
      paymentMethodCollection: collection,
      allowsPromotionCodes: params.flag('allow_promotion_codes') ?? null,
      locale: params.text('locale') ?? null,
    },
    at,
  );
  context.state.value.checkoutSessions[session.id] = session;
  context.state.value.checkoutPlans[session.id] = {
    lines,
    trialDays: trial.days,
    trialEnd: trial.end,
    missingPaymentMethod: readMissingPaymentMethod(data),
    metadata: mergedMetadata({}, data),
    description: data.text('description') ?? null,
    isTrialWithoutCard: collection === 'if_required' && trial.end !== null,
  };
  context.state.changed();
  return session;
}

function readLines(context: StripeContext, params: Params, trial: Trial): LineItem[] {
  const lines = params.sections('line_items').map((line) => {
    const price = findRecurringPrice(context, line.requiredText('price'), line.path('price'));
    const quantity = line.integer('quantity', 1, 999_999) ?? required(line.path('quantity'));
    const product = context.state.value.products[price.product];
    return newCheckoutLine(price, quantity, product?.name ?? 'Subscription', trial.end !== null);
  });
  if (lines.length === 0) throw missingParameter('line_items');
  if (lines.length > 1) throw invalid('This sandbox knows subscriptions with one item only.', 'line_items');
  return lines;
}

function url(params: Params, name: string): string | undefined {
  const value = params.text(name);
  if (value !== undefined && !/^https?:\/\/[^/]/.test(value)) throw invalid('Not a valid URL', name, 'url_invalid');
  return value;
}

function required(param: string): never {
  throw missingParameter(param);
}

function list({ context, params, path }: Call): object {
  namedCustomer(context, params);
  const rows = Object.values(context.state.value.checkoutSessions).filter((session) =>
    (['customer', 'subscription', 'status'] as const).every(
      (name) => params.text(name) === undefined || session[name] === params.text(name),
    ),
  );
  return page(path, rows, params);
}

function lineItems({ context, id, path }: Call): object {
  findSession(context, id);
  return wholeList(path, context.state.value.checkoutPlans[id]?.lines ?? []);
}

function expire({ context, id }: Call): object {
  const session = findSession(context, id);
  if (session.status !== 'open')
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status ?? ''}.`,
    );
  const customer = context.state.value.customers[session.customer ?? ''];
  expireSession(context, session, nowOf(context, customer?.test_clock ?? null));
  return session;
}
