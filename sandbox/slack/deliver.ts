import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../control/clock.ts';
import type { Envelope } from './envelope.ts';
import { sign } from './signature.ts';

/** One POST of one event. */
export interface Attempt {
  retryNum: number;
  reason: string | null;
  /** The answer's status; null where none came. */
  status: number | null;
  /** Why there was none, in Slack's words: `http_timeout` or `connection_failed`. */
  failure: string | null;
}

/** An event and what became of it. */
export interface Delivery {
  eventId: string;
  type: string;
  body: string;
  attempts: Attempt[];
  state: 'waiting' | 'delivered' | 'failed' | 'withheld' | 'no events URL';
}

/** How the next events are sent, where it is not once, at once, and well. */
export interface DeliveryMode {
  /** How many events it holds for; 1 when absent. */
  next?: number;
  /** How often each is sent, with the same event id. */
  duplicates?: number;
  /** Send the copies side by side instead of one after another. */
  parallel?: boolean;
  /** Send nothing; `redeliver` can send it later. */
  drop?: boolean;
  /** Hold them back until all `next` are there, then send the last one first. */
  reverse?: boolean;
  /** Sign with a wrong secret. */
  badSignature?: boolean;
  /** Move the signed timestamp, in seconds; -400 is an old replay. */
  timestampOffsetSeconds?: number;
}

/** What deliveries need to know; `eventsUrl` may change at any time. */
export interface DeliverySettings {
  eventsUrl: string | undefined;
  signingSecret: string;
  /** Waits before the retries; Slack's own are at once, a minute, five minutes. */
  retryDelaysMs: number[];
  /** How long an answer may take; Slack's own is 3 s. */
  timeoutMs: number;
}

/** Sends events to the app. */
export interface Courier {
  send(envelope: Envelope): void;
  /** Sends one event again, as a retry where `retryNum` is given. */
  redeliver(eventId: string, retryNum?: number, reason?: string): Promise<Attempt | undefined>;
  /** POSTs any body, signed: `url_verification` and hand-made events. */
  post(body: string, mode?: DeliveryMode, headers?: Record<string, string>): Promise<{ status: number | null; text: string; failure: string | null; noRetry: boolean }>;
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

  const post: Courier['post'] = async (body, how = {}, headers = {}) => {
    const timestamp = Math.floor(clock.now() / 1000) + (how.timestampOffsetSeconds ?? 0);
    const secret = how.badSignature === true ? `not-${settings.signingSecret}` : settings.signingSecret;
    try {
      const response = await fetch(settings.eventsUrl ?? 'http://localhost:9', {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': sign(secret, timestamp, body),
          ...headers,
        },
        signal: AbortSignal.any([AbortSignal.timeout(settings.timeoutMs), stopping.signal]),
      });
      return { status: response.status, text: await response.text(), failure: null, noRetry: response.headers.get('x-slack-no-retry') === '1' };
    } catch (error) {
      return { status: null, text: '', failure: (error as Error).name === 'TimeoutError' ? 'http_timeout' : 'connection_failed', noRetry: false };
    }
  };

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
    const copies = Array.from({ length: Math.max(1, how.duplicates ?? 1) });
    if (how.parallel === true) {
      await Promise.all(copies.map(() => withRetries(delivery, how)));
    } else {
      for (const _ of copies) await withRetries(delivery, how);
    }
  };

  // Stopping aborts the waits; nobody is left to hear of it.
  const launchAside = (delivery: Delivery, how: DeliveryMode) => void launch(delivery, how).catch(() => undefined);

  return {
    post,
    send: (envelope) => {
      const delivery: Delivery = { eventId: envelope.event_id, type: envelope.event.type, body: JSON.stringify(envelope), attempts: [], state: 'waiting' };
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
        for (const waiting of held) launchAside(waiting, how);
        held = [];
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
