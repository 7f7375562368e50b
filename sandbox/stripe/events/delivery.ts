/** One POST of one event. */
export interface Attempt {
  /** The answer's status; null where none came. */
  status: number | null;
  failure: 'timeout' | 'connection_failed' | null;
}

/** An event on its way, and what became of it. */
export interface Delivery {
  eventId: string;
  type: string;
  /** Whom it is about; null where that is no customer. */
  customer: string | null;
  body: string;
  attempts: Attempt[];
  state: 'waiting' | 'delivered' | 'failed' | 'withheld' | 'no webhook URL' | 'not enabled';
}

/** How the next events are sent, where it is not in order, once, and well. */
export interface DeliveryMode {
  /** Only events about this customer; the others go as they went. */
  customer?: string;
  /** How many events it holds for; 1 when absent. */
  next?: number;
  /** How often each is sent, with the same event id. */
  duplicates?: number;
  /** Send the copies side by side, and without waiting for the event before. */
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

/** What deliveries need to know; `webhookUrl` may change at any time. */
export interface DeliverySettings {
  webhookUrl: string | undefined;
  webhookSecret: string;
  /** Waits before the retries. Stripe takes up to three days; here it is minutes. */
  retryDelaysMs: number[];
  /** How long an answer may take. */
  timeoutMs: number;
}

/** Whether the endpoint asked for events of this type. */
export function isEnabled(enabledEvents: string[], type: string): boolean {
  return enabledEvents.includes('*') || enabledEvents.includes(type);
}
