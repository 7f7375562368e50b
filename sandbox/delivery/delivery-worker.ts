import { setTimeout as sleep } from 'node:timers/promises';
import type { Attempt, Delivery, DeliveryFault } from './delivery.ts';
import { createDeliveryFaults } from './delivery-faults.ts';
import { isSuccess, postWebhook } from './post-webhook.ts';
import type { Retry, WebhookProtocol } from './webhook-protocol.ts';

/** Sends a vendor's webhooks. */
export interface DeliveryWorker<TAbout extends object, TFault extends DeliveryFault> {
  /** Sends a webhook until the receiver accepts it or the retries are used up. */
  send(about: TAbout, body: string): Delivery<TAbout>;
  /** Stores a webhook without sending it. A redelivery sends it. */
  record(about: TAbout, body: string): Delivery<TAbout>;
  /** Makes one more attempt now, in addition to those in progress. */
  redeliver(delivery: Delivery<TAbout>, how?: { fault?: TFault | undefined; retry?: Retry | null }): Promise<Attempt>;
  /** Continues the deliveries of an earlier run, each at the retry it had reached. */
  resume(): void;
  /** Sets how the next webhooks are sent, for one group or for all; undefined resets it. */
  setFault(fault: TFault | undefined, group?: string): void;
  /** The last 2,000 deliveries, oldest first. */
  list(): Delivery<TAbout>[];
  /** Resolves when no delivery is in progress. */
  settled(): Promise<void>;
  /** Discards all deliveries and faults. None of the deliveries is retried. */
  clear(): void;
  stop(): void;
}

const KEPT = 2000;

/** A worker without deliveries. */
export function createDeliveryWorker<TAbout extends object, TFault extends DeliveryFault>(
  protocol: WebhookProtocol<TAbout, TFault>,
): DeliveryWorker<TAbout, TFault> {
  const { settings, outbox } = protocol;
  /** Aborts the work in progress. Replaced when all deliveries are discarded. */
  let stopping = new AbortController();
  const faults = createDeliveryFaults<TFault>();
  const underWay = new Set<Promise<void>>();
  let deliveries: Delivery<TAbout>[] = [];
  let held: Delivery<TAbout>[] = [];
  let queue: Promise<void> = Promise.resolve();

  /** Stopping aborts the work. Unfinished deliveries stay in the outbox. */
  const track = (work: Promise<void>): Promise<void> => {
    const tracked = work.catch(() => undefined).finally(() => underWay.delete(tracked));
    underWay.add(tracked);
    return tracked;
  };

  const attempt = async (delivery: Delivery<TAbout>, fault: TFault | undefined, retry: Retry | null) => {
    const { signal } = stopping;
    const { body } = delivery;
    const target = protocol.targetOf(delivery);
    const url = 'url' in target ? target.url : '';
    const headers = protocol.headersOf({ about: delivery, body, retry, fault });
    const answer = await postWebhook({ url, body, headers, timeoutMs: settings.timeoutMs, stopping: signal });
    // If stopping interrupted the POST, the next run repeats it as the same attempt.
    signal.throwIfAborted();
    const made: Attempt = { retryNum: retry?.num ?? 0, status: answer.status, failure: answer.failure };
    delivery.attempts.push(made);
    if (isSuccess(made)) delivery.state = 'delivered';
    const isOver = isSuccess(made) || (answer.headers !== null && protocol.refusesRetries?.(answer.headers) === true);
    return { made, isOver };
  };

  /** Ends a delivery: no more attempts follow. */
  const finish = (delivery: Delivery<TAbout>) => {
    if (delivery.state !== 'delivered') delivery.state = 'failed';
    outbox.save(delivery);
  };

  const retry = async (delivery: Delivery<TAbout>, fault: TFault | undefined, failed: Attempt) => {
    let last = failed;
    while (last.retryNum < settings.retryDelaysMs.length) {
      await sleep(settings.retryDelaysMs[last.retryNum], undefined, { signal: stopping.signal });
      const { made, isOver } = await attempt(delivery, fault, {
        num: last.retryNum + 1,
        reason: last.failure ?? 'http_error',
      });
      if (isOver) break;
      outbox.save(delivery);
      last = made;
    }
    finish(delivery);
  };

  /**
   * Sends one copy. The worker waits for the first attempt only; retries run in the background, so that they do not
   * delay later webhooks.
   */
  const launchCopy = async (delivery: Delivery<TAbout>, fault: TFault | undefined) => {
    const { made, isOver } = await attempt(delivery, fault, null);
    if (isOver || settings.retryDelaysMs.length === 0) return finish(delivery);
    outbox.save(delivery);
    void track(retry(delivery, fault, made));
  };

  const launch = async (delivery: Delivery<TAbout>, fault: TFault | undefined) => {
    const copies = Math.max(1, fault?.duplicates ?? 1);
    if (fault?.parallel === true) await Promise.all(Array.from({ length: copies }, () => launchCopy(delivery, fault)));
    else for (let sent = 0; sent < copies; sent += 1) await launchCopy(delivery, fault);
  };

  const launchAll = (batch: Delivery<TAbout>[], fault: TFault | undefined) => {
    const { signal } = stopping;
    const work = async () => {
      signal.throwIfAborted();
      for (const delivery of batch) await launch(delivery, fault);
    };
    if (protocol.isOrdered && fault?.parallel !== true) queue = track(queue.then(work));
    else void track(work());
  };

  const record = (about: TAbout, body: string): Delivery<TAbout> => {
    const delivery: Delivery<TAbout> = { ...about, body, attempts: [], state: 'waiting' };
    deliveries = [...deliveries.slice(-KEPT), delivery];
    return delivery;
  };

  /** Sends a webhook according to the current faults. */
  const start = (delivery: Delivery<TAbout>) => {
    const target = protocol.targetOf(delivery);
    if ('unsent' in target) {
      delivery.state = target.unsent;
      return outbox.save(delivery);
    }
    const { fault, isLast } = faults.take(protocol.groupOf?.(delivery));
    if (fault?.drop === true) delivery.state = 'withheld';
    outbox.save(delivery);
    if (fault?.drop === true) return;
    if (fault?.reverse !== true) return launchAll([delivery], fault);
    held.unshift(delivery);
    if (isLast) launchAll(held.splice(0), fault);
  };

  return {
    record,
    send: (about, body) => {
      const delivery = record(about, body);
      start(delivery);
      return delivery;
    },
    redeliver: async (delivery, how = {}) => {
      const { made } = await attempt(delivery, how.fault, how.retry ?? null);
      outbox.save(delivery);
      return made;
    },
    resume: () => {
      for (const delivery of outbox.unfinished()) {
        deliveries.push(delivery);
        const last = delivery.attempts.at(-1);
        if (last === undefined) start(delivery);
        else void track(retry(delivery, undefined, last));
      }
    },
    setFault: (fault, group) => faults.set(fault, group),
    list: () => deliveries,
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    clear: () => {
      stopping.abort();
      stopping = new AbortController();
      deliveries = [];
      held = [];
      faults.clear();
    },
    stop: () => stopping.abort(),
  };
}
