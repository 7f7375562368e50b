import { setTimeout as sleep } from 'node:timers/promises';
import type { StripeEvent } from '../wire.ts';
import { isEnabled, type Attempt, type Delivery, type DeliveryMode, type DeliverySettings } from './delivery.ts';
import { postEvent } from './post-event.ts';

/** Sends events to the webhook. */
export interface Courier {
  send(event: StripeEvent): void;
  /** Sends one event again, now. */
  redeliver(event: StripeEvent, mode?: DeliveryMode): Promise<Attempt>;
  /** How the next events go, of one customer where the mode names it; undefined takes back what was set for all, or for this one. */
  setMode(mode: DeliveryMode | undefined, customer?: string): void;
  list(): Delivery[];
  clear(): void;
  stop(): void;
}

const KEPT = 2000;

/** A courier without deliveries. `arrived` hears of each event that was taken. */
export function createCourier(settings: DeliverySettings & { enabledEvents: string[] }, arrived: (eventId: string) => void): Courier {
  const stopping = new AbortController();
  let deliveries: Delivery[] = [];
  /** For all, under no name, and for single customers. */
  const modes = new Map<string | undefined, DeliveryMode>();
  let held: Delivery[] = [];
  let queue: Promise<void> = Promise.resolve();

  const attempt = async (delivery: Delivery, how: DeliveryMode): Promise<Attempt> => {
    const made = await postEvent(settings, stopping.signal, delivery.body, how);
    delivery.attempts.push(made);
    if (isSuccess(made)) {
      delivery.state = 'delivered';
      arrived(delivery.eventId);
    }
    return made;
  };

  const retry = async (delivery: Delivery, how: DeliveryMode) => {
    for (const waitMs of settings.retryDelaysMs) {
      await sleep(waitMs, undefined, { signal: stopping.signal });
      if (isSuccess(await attempt(delivery, how))) return;
    }
    delivery.state = 'failed';
  };

  /** The first attempts; what fails is tried again aside, so that it does not hold up the events behind it. */
  const launch = async (delivery: Delivery, how: DeliveryMode) => {
    const copies = Math.max(1, how.duplicates ?? 1);
    const once = async () => {
      // Stopping aborts the waits; nobody is left to hear of it.
      if (!isSuccess(await attempt(delivery, how))) void retry(delivery, how).catch(() => undefined);
    };
    if (how.parallel === true) await Promise.all(Array.from({ length: copies }, once));
    else for (let sent = 0; sent < copies; sent += 1) await once();
  };

  const enqueue = (delivery: Delivery, how: DeliveryMode) => {
    if (how.parallel === true) void launch(delivery, how);
    else queue = queue.then(() => launch(delivery, how));
  };

  return {
    send: (event) => {
      const isWanted = isEnabled(settings.enabledEvents, event.type);
      const delivery = deliveryOf(event);
      deliveries = [...deliveries.slice(-KEPT), delivery];
      if (!isWanted || settings.webhookUrl === undefined) {
        delivery.state = isWanted ? 'no webhook URL' : 'not enabled';
        return;
      }
      const whose = delivery.customer !== null && modes.has(delivery.customer) ? delivery.customer : undefined;
      const how = modes.get(whose) ?? {};
      const left = (how.next ?? 1) - 1;
      if (left > 0) modes.set(whose, { ...how, next: left });
      else modes.delete(whose);
      if (how.drop === true) {
        delivery.state = 'withheld';
      } else if (how.reverse === true) {
        held.unshift(delivery);
        if (left > 0) return;
        for (const waiting of held.splice(0)) enqueue(waiting, how);
      } else {
        enqueue(delivery, how);
      }
    },
    redeliver: (event, how) => {
      let delivery = deliveries.find((one) => one.eventId === event.id);
      if (delivery === undefined) deliveries.push((delivery = deliveryOf(event)));
      return attempt(delivery, how ?? {});
    },
    setMode: (next, customer) => {
      if (next === undefined) modes.delete(customer);
      else modes.set(customer, next);
    },
    list: () => deliveries,
    clear: () => {
      deliveries = [];
      held = [];
      modes.clear();
    },
    stop: () => stopping.abort(),
  };
}

function deliveryOf(event: StripeEvent): Delivery {
  const about = event.data.object as { object?: unknown; id?: unknown; customer?: unknown };
  const customer = about.object === 'customer' ? about.id : about.customer;
  return {
    ...{ eventId: event.id, type: event.type, customer: typeof customer === 'string' ? customer : null },
    ...{ body: JSON.stringify(event, null, 2), attempts: [], state: 'waiting' },
  };
}

function isSuccess(attempt: Attempt): boolean {
  return attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
}
