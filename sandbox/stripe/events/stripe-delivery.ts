import type { State } from '../../control/state-file.ts';
import type { Attempt, DeliverySettings, SignedTimeFault } from '../../delivery/delivery.ts';
import { createDeliveryWorker, type DeliveryWorker } from '../../delivery/delivery-worker.ts';
import type { Outbox } from '../../delivery/webhook-protocol.ts';
import type { StripeEvent } from '../wire.ts';
import { signatureHeader } from './signature.ts';

/** What identifies an event. */
export interface StripeEventId {
  eventId: string;
  type: string;
  /** The customer that it is about; null if it is about no customer. */
  customer: string | null;
}

/** How Stripe's next events are sent. */
export interface StripeFault extends SignedTimeFault {
  /** Applies only to events about this customer; others are sent as before. */
  customer?: string;
}

/** Where Stripe sends events, and how long it waits. All of it may change at any time. */
export interface StripeDeliverySettings extends DeliverySettings {
  webhookUrl: string | undefined;
  webhookSecret: string;
  /** The types to send; `*` means all. */
  enabledEvents: string[];
}

/** Sends events to the webhook. */
export interface StripeDelivery extends Pick<
  DeliveryWorker<StripeEventId, StripeFault>,
  'list' | 'setFault' | 'resume' | 'clear' | 'stop'
> {
  send(event: StripeEvent): void;
  /** Sends one event again, now. */
  redeliver(event: StripeEvent, fault?: StripeFault): Promise<Attempt>;
}

type Events = State<{ events: Record<string, StripeEvent> }>;

/** Events as Stripe sends them: in order, signed with the machine's time. A retry is identical to the first attempt. */
export function createStripeDelivery(settings: StripeDeliverySettings, state: Events): StripeDelivery {
  const worker = createDeliveryWorker<StripeEventId, StripeFault>({
    settings,
    outbox: pendingEvents(state),
    isOrdered: true,
    targetOf: ({ type }) => {
      if (!isEnabled(settings.enabledEvents, type)) return { unsent: 'not enabled' };
      return settings.webhookUrl === undefined ? { unsent: 'no URL' } : { url: settings.webhookUrl };
    },
    headersOf: ({ body, fault }) => {
      // The machine's time, not the sandbox's, because the receiver that checks the signature has not moved its clock.
      const timestamp = Math.floor(Date.now() / 1000) + (fault?.timestampOffsetSeconds ?? 0);
      const secret = fault?.badSignature === true ? `not-${settings.webhookSecret}` : settings.webhookSecret;
      return {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signatureHeader(secret, timestamp, body),
      };
    },
    groupOf: ({ customer }) => customer ?? undefined,
  });
  return {
    ...worker,
    send: (event) => {
      worker.send(idOf(event), bodyOf(event));
    },
    redeliver: (event, fault) => {
      const known = worker.list().find((one) => one.eventId === event.id);
      return worker.redeliver(known ?? worker.record(idOf(event), bodyOf(event)), { fault });
    },
  };
}

/**
 * The outbox is Stripe's own record, `pending_webhooks` of each event. The next run sends abandoned and withheld events
 * again.
 */
function pendingEvents(state: Events): Outbox<StripeEventId> {
  return {
    unfinished: () =>
      Object.values(state.value.events)
        .filter((event) => event.pending_webhooks > 0)
        .map((event) => ({ ...idOf(event), body: bodyOf(event), attempts: [], state: 'waiting' })),
    save: ({ eventId, state: outcome }) => {
      const event = state.value.events[eventId];
      if (event === undefined || outcome !== 'delivered') return;
      event.pending_webhooks = 0;
      state.changed();
    },
  };
}

function idOf(event: StripeEvent): StripeEventId {
  const about = event.data.object as { object?: unknown; id?: unknown; customer?: unknown };
  const customer = about.object === 'customer' ? about.id : about.customer;
  return { eventId: event.id, type: event.type, customer: typeof customer === 'string' ? customer : null };
}

const bodyOf = (event: StripeEvent): string => JSON.stringify(event, null, 2);

/** Whether the endpoint is subscribed to events of this type. */
export function isEnabled(enabledEvents: string[], type: string): boolean {
  return enabledEvents.includes('*') || enabledEvents.includes(type);
}
