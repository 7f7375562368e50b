import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../control/clock.ts';
import type { Envelope } from './envelope.ts';
import type { Attempt, Delivery, DeliveryMode, DeliverySettings } from './delivery.ts';
import { postEvent, type PostAnswer } from './post-event.ts';

/** Sends events to the app. */
export interface Courier {
  send(envelope: Envelope): void;
  /** Sends one event again, as a retry where `retryNum` is given. */
  redeliver(eventId: string, retryNum?: number, reason?: string): Promise<Attempt | undefined>;
  /** POSTs any body, signed: `url_verification` and hand-made events. */
  post(body: string, mode?: DeliveryMode, headers?: Record<string, string>): Promise<PostAnswer>;
  setMode(mode: DeliveryMode | undefined): void;
  list(): Delivery[];
  clear(): void;
  stop(): void;
}

const KEPT = 2000;

/** A courier without deliveries. */
export function createCourier(settings: DeliverySettings, clock: Clock): Courier {
  const stopping = new AbortController();
  let deliveries: Delivery[] = [];
  let mode: DeliveryMode | undefined;
  let held: Delivery[] = [];

  const post: Courier['post'] = (body, how, headers) => postEvent(settings, clock, stopping.signal, body, how, headers);

  const attempt = async (delivery: Delivery, retryNum: number, reason: string | null, how: DeliveryMode) => {
    const headers = retryNum === 0 ? {} : { 'x-slack-retry-num': String(retryNum), 'x-slack-retry-reason': reason ?? 'unknown_error' };
    const answer = await post(delivery.body, how, headers);
    const made: Attempt = { retryNum, reason, status: answer.status, failure: answer.failure };
    delivery.attempts.push(made);
    return { made, isOver: isSuccess(answer.status) || answer.noRetry };
  };

  const withRetries = async (delivery: Delivery, how: DeliveryMode) => {
    let reason: string | null = null;
    const waits = [0, ...settings.retryDelaysMs];
    for (const [retryNum, waitMs] of waits.entries()) {
      if (waitMs > 0) await sleep(waitMs, undefined, { signal: stopping.signal });
      const { made, isOver } = await attempt(delivery, retryNum, reason, how);
      if (isSuccess(made.status)) delivery.state = 'delivered';
      if (isOver) break;
      reason = made.failure ?? 'http_error';
    }
    if (delivery.state !== 'delivered') delivery.state = 'failed';
  };

  const launch = async (delivery: Delivery, how: DeliveryMode) => {
    const copies = Math.max(1, how.duplicates ?? 1);
    if (how.parallel === true) {
      await Promise.all(Array.from({ length: copies }, () => withRetries(delivery, how)));
    } else {
      for (let sent = 0; sent < copies; sent += 1) await withRetries(delivery, how);
    }
  };

  // Stopping aborts the waits; nobody is left to hear of it.
  const launchAside = (delivery: Delivery, how: DeliveryMode) => void launch(delivery, how).catch(() => undefined);

  const sendInOrder = async (inOrder: Delivery[], how: DeliveryMode) => {
    for (const waiting of inOrder) await launch(waiting, how).catch(() => undefined);
  };

  return {
    post,
    send: (envelope) => {
      const delivery: Delivery = {
        eventId: envelope.event_id,
        type: envelope.event.type,
        body: JSON.stringify(envelope),
        attempts: [],
        state: 'waiting',
      };
      deliveries = [...deliveries.slice(-KEPT), delivery];
      if (settings.eventsUrl === undefined) {
        delivery.state = 'no events URL';
        return;
      }
      const how = mode ?? {};
      if (mode !== undefined) {
        mode = (mode.next ?? 1) > 1 ? { ...mode, next: (mode.next ?? 1) - 1 } : undefined;
      }
      if (how.drop === true) {
        delivery.state = 'withheld';
      } else if (how.reverse === true) {
        held.unshift(delivery);
        if (mode !== undefined) return;
        const inReverse = held;
        held = [];
        void sendInOrder(inReverse, how);
      } else {
        launchAside(delivery, how);
      }
    },
    redeliver: async (eventId, retryNum, reason) => {
      const delivery = deliveries.find((one) => one.eventId === eventId);
      if (delivery === undefined) return undefined;
      const { made } = await attempt(delivery, retryNum ?? 0, reason ?? null, {});
      if (isSuccess(made.status)) delivery.state = 'delivered';
      return made;
    },
    setMode: (next) => {
      mode = next;
    },
    list: () => deliveries,
    clear: () => {
      deliveries = [];
      held = [];
      mode = undefined;
    },
    stop: () => stopping.abort(),
  };
}

function isSuccess(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}
