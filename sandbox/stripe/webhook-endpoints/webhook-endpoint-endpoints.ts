import type { Call, Endpoint } from '../api/endpoint.ts';
import { newId } from '../api/id.ts';
import { LIST_PARAMS, page } from '../api/list.ts';
import { mergedMetadata } from '../api/metadata.ts';
import type { Params } from '../api/params.ts';
import { invalid, missingParameter, noSuch } from '../api/rejection.ts';
import { nowOf, type StripeContext } from '../stripe-context.ts';
import { forget } from '../stripe-state.ts';
import type { WebhookEndpoint } from '../wire.ts';

const MOST_ENDPOINTS = 16;

/**
 * https://docs.stripe.com/api/webhook_endpoints. They are stored, but events go to the address that the sandbox server
 * was started with.
 */
export const webhookEndpointEndpoints: Endpoint[] = [
  {
    method: 'POST',
    url: '/v1/webhook_endpoints',
    accepts: ['url', 'enabled_events.*', 'description', 'metadata.*', 'api_version', 'connect'],
    handle: createEndpoint,
  },
  {
    method: 'GET',
    url: '/v1/webhook_endpoints',
    accepts: [...LIST_PARAMS],
    handle: ({ context, params, path }) => page(path, Object.values(context.state.value.webhookEndpoints), params),
  },
  {
    method: 'GET',
    url: '/v1/webhook_endpoints/:id',
    accepts: [],
    handle: ({ context, id }) => findEndpoint(context, id),
  },
  {
    method: 'POST',
    url: '/v1/webhook_endpoints/:id',
    accepts: ['url', 'enabled_events.*', 'description', 'metadata.*', 'disabled'],
    handle: updateEndpoint,
  },
  { method: 'DELETE', url: '/v1/webhook_endpoints/:id', accepts: [], handle: removeEndpoint },
];

function findEndpoint({ state }: StripeContext, id: string): WebhookEndpoint {
  const found = state.value.webhookEndpoints[id];
  if (found === undefined) throw noSuch('webhook endpoint', id);
  return found;
}

function readUrl(params: Params): string {
  const url = params.requiredText('url');
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw invalid('Not a valid URL', 'url', 'url_invalid');
  return url;
}

function readEvents(params: Params): string[] {
  const events = params.texts('enabled_events');
  if (events.length === 0) throw missingParameter('enabled_events');
  return events;
}

function createEndpoint({ context, params }: Call): object {
  const { webhookEndpoints } = context.state.value;
  if (Object.keys(webhookEndpoints).length >= MOST_ENDPOINTS)
    throw invalid(`You have reached the maximum of ${MOST_ENDPOINTS} test webhook endpoints.`);
  const endpoint: WebhookEndpoint = {
    id: newId('we'),
    object: 'webhook_endpoint',
    api_version: params.text('api_version') ?? null,
    application: null,
    created: nowOf(context, null),
    description: params.text('description') ?? null,
    enabled_events: readEvents(params),
    livemode: false,
    metadata: mergedMetadata({}, params),
    status: 'enabled',
    url: readUrl(params),
  };
  webhookEndpoints[endpoint.id] = endpoint;
  context.state.changed();
  // Stripe shows the secret only in this answer.
  return { ...endpoint, secret: newId('whsec', 32) };
}

function updateEndpoint({ context, params, id }: Call): object {
  const endpoint = findEndpoint(context, id);
  if (params.has('url')) endpoint.url = readUrl(params);
  if (params.has('enabled_events')) endpoint.enabled_events = readEvents(params);
  if (params.has('description')) endpoint.description = params.text('description') ?? null;
  const isDisabled = params.flag('disabled');
  if (isDisabled !== undefined) endpoint.status = isDisabled ? 'disabled' : 'enabled';
  endpoint.metadata = mergedMetadata(endpoint.metadata, params);
  context.state.changed();
  return endpoint;
}

function removeEndpoint({ context, id }: Call): object {
  findEndpoint(context, id);
  forget(context.state.value.webhookEndpoints, id);
  context.state.changed();
  return { id, object: 'webhook_endpoint', deleted: true };
}
