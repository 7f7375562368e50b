import { newId } from '../api/id.ts';
import type { StripeContext } from '../stripe-context.ts';
import type { EventType, StripeEvent } from '../wire.ts';

/** The version in which everything here is rendered: the one `stripe@23.1.0` is pinned to. */
export const API_VERSION = '2026-10-28.endive';

const KEPT = 2000;

/** Says that something happened: keeps the event and sends it. `before` holds the old values of what changed. */
export function emit(context: StripeContext, type: EventType, object: object, at: number, before?: object): void {
  const { state, cause } = context;
  const event: StripeEvent = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: at,
    type,
    livemode: false,
    pending_webhooks: 1,
    request: { id: cause?.id ?? null, idempotency_key: cause?.idempotencyKey ?? null },
    data: { object: structuredClone(object), ...(before === undefined ? {} : { previous_attributes: structuredClone(before) }) },
  };
  const { events } = state.value;
  events[event.id] = event;
  for (const old of Object.keys(events).slice(0, -KEPT)) delete events[old];
  state.changed();
  context.courier.send(event);
}

/** Changes an object in place and says so with what the changed fields held before. Nothing is said where nothing changed. */
export function changeAndEmit<T extends object>(context: StripeContext, type: EventType, object: T, at: number, change: () => void): void {
  const before = structuredClone(object);
  change();
  const previous = differences(before as Record<string, unknown>, object as Record<string, unknown>);
  if (Object.keys(previous).length > 0) emit(context, type, object, at, previous);
}

function differences(before: Record<string, unknown>, now: Record<string, unknown>): Record<string, unknown> {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, before[name] ?? null]));
}
