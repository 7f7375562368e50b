import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../account.ts';
import type { Delivery, DeliverySettings, MetaDeliveryMode } from './delivery.ts';
import { signatureHeaders, writeJson } from './signature.ts';

/** Sends webhooks to apps. */
export interface Courier {
  /** One app hears of something; it is tried until a 2xx comes or the retries end. */
  send(app: App, payload: unknown): Delivery;
  /** One more POST of a webhook sent before. */
  redeliver(number: number, app: App): Promise<Delivery | undefined>;
  setMode(mode: MetaDeliveryMode | undefined): void;
  list(): Delivery[];
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  clear(): void;
  stop(): void;
}

const KEPT = 2000;

/** A courier without deliveries. */
export function createCourier(settings: DeliverySettings): Courier {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let deliveries: Delivery[] = [];
  let count = 0;
  let mode: MetaDeliveryMode | undefined;
  let held: { delivery: Delivery; app: App }[] = [];

  const post = async (delivery: Delivery, app: App, how: MetaDeliveryMode): Promise<boolean> => {
    const answer = await postWebhook(app, delivery.body, how, AbortSignal.any([AbortSignal.timeout(settings.timeoutMs), stopping.signal]));
    delivery.attempts.push(answer);
    const isDone = answer.status !== null && answer.status >= 200 && answer.status < 300;
    if (isDone) delivery.state = 'delivered';
    return isDone;
  };
  const withRetries = async (delivery: Delivery, app: App, how: MetaDeliveryMode) => {
    for (const waitMs of [0, ...settings.retryDelaysMs]) {
      if (waitMs > 0) await sleep(waitMs, undefined, { signal: stopping.signal });
      if (await post(delivery, app, how)) return;
    }
    if (delivery.state !== 'delivered') delivery.state = 'failed';
  };
  const launch = async (delivery: Delivery, app: App, how: MetaDeliveryMode) => {
    const copies = Math.max(1, how.duplicates ?? 1);
    if (how.parallel === true) await Promise.all(Array.from({ length: copies }, () => withRetries(delivery, app, how)));
    else for (let sent = 0; sent < copies; sent += 1) await withRetries(delivery, app, how);
  };
  const track = (work: Promise<void>) => {
    // Stopping aborts the waits; nobody is left to hear of it.
    const tracked = work.catch(() => undefined).finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  };

  return {
    send: (app, payload) => {
      const delivery: Delivery = { number: ++count, appId: app.id, body: writeJson(payload), attempts: [], state: 'waiting' };
      deliveries = [...deliveries.slice(-KEPT), delivery];
      const how = mode ?? {};
      if (mode !== undefined) mode = (mode.next ?? 1) > 1 ? { ...mode, next: (mode.next ?? 1) - 1 } : undefined;
      if (app.webhook === null) delivery.state = 'no callback URL';
      else if (how.drop === true) delivery.state = 'withheld';
      else if (how.reverse === true) {
        held.unshift({ delivery, app });
        if (mode !== undefined) return delivery;
        const inReverse = held;
        held = [];
        track(
          (async () => {
            for (const waiting of inReverse) await launch(waiting.delivery, waiting.app, how);
          })(),
        );
      } else track(launch(delivery, app, how));
      return delivery;
    },
    redeliver: async (number, app) => {
      const delivery = deliveries.find((one) => one.number === number);
      if (delivery !== undefined) await post(delivery, app, {});
      return delivery;
    },
    setMode: (next) => {
      mode = next;
    },
    list: () => deliveries,
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    clear: () => {
      deliveries = [];
      held = [];
      mode = undefined;
    },
    stop: () => stopping.abort(),
  };
}

async function postWebhook(app: App, body: string, how: MetaDeliveryMode, signal: AbortSignal) {
  try {
    const response = await fetch(app.webhook?.callbackUrl ?? '', {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'facebookexternalua',
        ...signatureHeaders(app.secret, body, how.signature),
      },
      signal,
    });
    await response.text();
    return { status: response.status, failure: null };
  } catch (error) {
    return { status: null, failure: (error as Error).name === 'TimeoutError' ? 'timeout' : 'connection failed' };
  }
}
