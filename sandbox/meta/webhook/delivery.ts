/** One POST of one webhook. */
interface Attempt {
  /** The answer's status; null where none came. */
  status: number | null;
  failure: string | null;
}

/** A webhook and what became of it. */
export interface Delivery {
  number: number;
  appId: string;
  body: string;
  attempts: Attempt[];
  state: 'waiting' | 'delivered' | 'failed' | 'withheld' | 'no callback URL';
}

/** How the next webhooks are sent, where it is not once, at once, and well. */
export interface MetaDeliveryMode {
  /** How many webhooks it holds for; 1 when absent. */
  next?: number;
  /** How often each is sent. */
  duplicates?: number;
  /** Send the copies side by side instead of one after another. */
  parallel?: boolean;
  /** Send nothing; `redeliver` can send it later. */
  drop?: boolean;
  /** Hold them back until all `next` are there, then send the last one first. */
  reverse?: boolean;
  /** How it is signed: with a wrong secret, not at all, or in the old header alone. */
  signature?: 'wrong' | 'missing' | 'sha1';
}

/** What deliveries need to know. */
export interface DeliverySettings {
  /** Waits before the retries; Meta goes on for days. */
  retryDelaysMs: number[];
  /** How long an answer may take. */
  timeoutMs: number;
}
