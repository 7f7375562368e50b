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
