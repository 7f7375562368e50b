import type { Call, Endpoint } from '../api/endpoint.ts';
import { LIST_PARAMS, page } from '../api/list.ts';
import { noSuch } from '../api/rejection.ts';

export const eventEndpoints: Endpoint[] = [
  { method: 'GET', url: '/v1/events', accepts: [...LIST_PARAMS, 'type', 'types.*', 'delivery_success'], handle: list },
  { method: 'GET', url: '/v1/events/:id', accepts: [], handle: retrieve },
];

function list({ context, params, path }: Call): object {
  const type = params.text('type');
  const types = [...(type === undefined ? [] : [type]), ...params.texts('types')];
  const isDelivered = params.flag('delivery_success');
  const rows = Object.values(context.state.value.events).filter(
    (event) =>
      (types.length === 0 || types.some((wanted) => fits(event.type, wanted))) &&
      (isDelivered === undefined || (event.pending_webhooks === 0) === isDelivered),
  );
  return page(path, rows, params);
}

/** `invoice.*` matches every invoice event. */
function fits(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}

function retrieve({ context, id }: Call): object {
  const event = context.state.value.events[id];
  if (event === undefined) throw noSuch('event', id);
  return event;
}
