import type { Call, Endpoint } from '../api/endpoint.ts';
import { newId } from '../api/id.ts';
import { LIST_PARAMS, page } from '../api/list.ts';
import { mergedMetadata } from '../api/metadata.ts';
import type { Params } from '../api/params.ts';
import { invalid, noSuch } from '../api/rejection.ts';
import { findCustomer, findSubscription } from '../find.ts';
import { nowOf, type StripeContext } from '../stripe-context.ts';
import type { PortalConfiguration, PortalSession } from '../wire.ts';
import { newPortalConfiguration } from './portal-configuration.ts';

const FLOWS = ['payment_method_update', 'subscription_cancel'] as const;

const FEATURES = [
  ...['business_profile.headline', 'default_return_url', 'metadata.*', 'active', 'features.invoice_history.enabled'],
  ...[
    'features.payment_method_update.enabled',
    'features.subscription_cancel.enabled',
    'features.subscription_cancel.mode',
  ],
  'features.subscription_update.enabled',
];

export const portalEndpoints: Endpoint[] = [
  {
    method: 'POST',
    url: '/v1/billing_portal/sessions',
    accepts: [
      ...[
        'customer',
        'return_url',
        'configuration',
        'locale',
        'flow_data.type',
        'flow_data.subscription_cancel.subscription',
      ],
      ...['flow_data.after_completion.type', 'flow_data.after_completion.redirect.return_url'],
    ],
    handle: createSession,
  },
  { method: 'POST', url: '/v1/billing_portal/configurations', accepts: FEATURES, handle: createConfiguration },
  {
    method: 'GET',
    url: '/v1/billing_portal/configurations',
    accepts: [...LIST_PARAMS, 'active', 'is_default'],
    handle: listConfigurations,
  },
  {
    method: 'GET',
    url: '/v1/billing_portal/configurations/:id',
    accepts: [],
    handle: ({ context, id }) => findConfiguration(context, id),
  },
];

function findConfiguration({ state }: StripeContext, id: string, param?: string): PortalConfiguration {
  const found = state.value.portalConfigurations[id];
  if (found === undefined) throw noSuch('configuration', id, param);
  return found;
}

function createSession({ context, params }: Call): object {
  const customer = findCustomer(context, params.requiredText('customer'), 'customer');
  const named = params.text('configuration');
  const configuration =
    named === undefined ? defaultConfiguration(context) : findConfiguration(context, named, 'configuration');
  const id = newId('bps');
  const session: PortalSession = {
    id,
    object: 'billing_portal.session',
    configuration: configuration.id,
    created: nowOf(context, customer.test_clock),
    customer: customer.id,
    customer_account: null,
    flow: readFlow(context, params.section('flow_data'), customer.id),
    livemode: false,
    locale: null,
    on_behalf_of: null,
    return_url: params.text('return_url') ?? configuration.default_return_url,
    url: `${context.url()}/p/session/${id}`,
  };
  context.state.value.portalSessions[id] = session;
  context.state.changed();
  return session;
}

function readFlow(context: StripeContext, params: Params, customer: string): PortalSession['flow'] {
  const type = params.oneOf('type', FLOWS);
  if (type === undefined) return null;
  const after = params.section('after_completion');
  const redirect = after.section('redirect').text('return_url');
  const cancelled = params.section('subscription_cancel').text('subscription');
  if (
    type === 'subscription_cancel' &&
    findSubscription(context, cancelled ?? '', 'flow_data[subscription_cancel][subscription]').customer !== customer
  )
    throw invalid('The subscription does not belong to the customer.', 'flow_data[subscription_cancel][subscription]');
  return {
    after_completion: {
      hosted_confirmation: null,
      redirect: redirect === undefined ? null : { return_url: redirect },
      type: redirect === undefined ? 'portal_homepage' : 'redirect',
    },
    customer_update: null,
    subscription_cancel: cancelled === undefined ? null : { retention: null, subscription: cancelled },
    subscription_pause: null,
    subscription_update: null,
    subscription_update_confirm: null,
    type,
  };
}

/** The account's default configuration, created when it is first needed, as in the dashboard. */
function defaultConfiguration(context: StripeContext): PortalConfiguration {
  const { portalConfigurations } = context.state.value;
  const known = Object.values(portalConfigurations).find(({ is_default }) => is_default);
  if (known !== undefined) return known;
  const made = newPortalConfiguration(
    {
      ...{ isDefault: true, returnUrl: null, headline: null, cancelMode: 'at_period_end', metadata: {} },
      ...{ mayCancel: true, mayUpdateCard: true, maySeeInvoices: true, mayUpdateSubscription: false },
    },
    nowOf(context, null),
  );
  portalConfigurations[made.id] = made;
  return made;
}

function createConfiguration({ context, params }: Call): object {
  const features = params.section('features');
  const isOn = (name: string) => features.section(name).flag('enabled') ?? false;
  const made = newPortalConfiguration(
    {
      isDefault: false,
      returnUrl: params.text('default_return_url') ?? null,
      headline: params.section('business_profile').text('headline') ?? null,
      cancelMode:
        features.section('subscription_cancel').oneOf('mode', ['at_period_end', 'immediately']) ?? 'at_period_end',
      mayCancel: isOn('subscription_cancel'),
      mayUpdateCard: isOn('payment_method_update'),
      maySeeInvoices: isOn('invoice_history'),
      mayUpdateSubscription: isOn('subscription_update'),
      metadata: mergedMetadata({}, params),
    },
    nowOf(context, null),
  );
  context.state.value.portalConfigurations[made.id] = made;
  context.state.changed();
  return made;
}

function listConfigurations({ context, params, path }: Call): object {
  const [isActive, isDefault] = [params.flag('active'), params.flag('is_default')];
  const rows = Object.values(context.state.value.portalConfigurations).filter(
    (one) =>
      (isActive === undefined || one.active === isActive) && (isDefault === undefined || one.is_default === isDefault),
  );
  return page(path, rows, params);
}
