import { newId } from '../api/id.ts';
import type { StripeContext } from '../stripe-context.ts';
import { forget } from '../stripe-state.ts';
import type { EventType, StripeEvent } from '../wire.ts';
import { isEnabled } from './stripe-delivery.ts';

/** The API version of all objects here: the one that `stripe@23.1.0` is pinned to. */
export const API_VERSION = '2026-10-28.endive';

const KEPT = 2000;

/**
 * Emits an event: stores it and sends it. `before` holds the old values of changed fields; `envelope` is merged into
 * the event.
 */
export function emit(
  context: StripeContext,
  type: EventType,
  object: object,
  at: number,
  before?: object,
  envelope: Partial<StripeEvent> = {},
): StripeEvent {
  const { state, cause, settings } = context;
  const isSent = settings.webhookUrl !== undefined && isEnabled(settings.enabledEvents, type);
  const event: StripeEvent = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: at,
    type,
    livemode: false,
    pending_webhooks: isSent ? 1 : 0,
    request: { id: cause?.id ?? null, idempotency_key: cause?.idempotencyKey ?? null },
    data: {
      object: structuredClone(object),
      ...(before === undefined ? {} : { previous_attributes: structuredClone(before) }),
    },
    ...envelope,
  };
  const { events } = state.value;
  events[event.id] = event;
  for (const old of Object.keys(events).slice(0, -KEPT)) forget(events, old);
  state.changed();
  context.delivery.send(event);
  return event;
}

/**
 * Changes an object in place and emits an event with the old values of the changed fields. If nothing changed, emits
 * nothing.
 */
export function changeAndEmit<T extends object>(
  context: StripeContext,
  type: EventType,
  object: T,
  at: number,
  change: () => void,
): void {
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
