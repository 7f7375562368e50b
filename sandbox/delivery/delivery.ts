/** One POST of a webhook. */
export interface Attempt {
  /** 0 for the first, 1 for the first retry. */
  retryNum: number;
  /** The status of the answer; null if there was none. */
  status: number | null;
  /** Why there was no answer. */
  failure: 'timeout' | 'connection_failed' | null;
}

/** Why a webhook is not sent at all: there is no address, or the endpoint did not subscribe to its type. */
export type Unsent = 'no URL' | 'not enabled';

/** The worker's record of a webhook. A `withheld` one waits for the control endpoint that redelivers it. */
export interface DeliveryRecord {
  /** The exact bytes that every attempt sends. */
  body: string;
  attempts: Attempt[];
  state: 'waiting' | 'delivered' | 'failed' | 'withheld' | Unsent;
}

/** A webhook and its outcome. `TAbout` identifies it at its vendor. */
export type Delivery<TAbout extends object> = TAbout & DeliveryRecord;

/** How the next webhooks are sent, if not normally: once, at once, and correctly. */
export interface DeliveryFault {
  /** The number of webhooks it applies to; 1 if absent. */
  next?: number;
  /** How many times each webhook is sent, with the same id. */
  duplicates?: number;
  /** Send the copies concurrently, without waiting for the previous webhook. */
  parallel?: boolean;
  /** Do not send it; a redelivery can send it later. */
  drop?: boolean;
  /** Hold the webhooks back until all `next` of them are there, then send them in reverse order. */
  reverse?: boolean;
}

/** Faults of a vendor that signs a timestamp with the body. */
export interface SignedTimeFault extends DeliveryFault {
  /** Sign with a wrong secret. */
  badSignature?: boolean;
  /** Shift the signed timestamp by this many seconds; -400 makes an old replay. */
  timestampOffsetSeconds?: number;
}

/** How often the vendor retries, and how long it waits. May change while the worker runs. */
export interface DeliverySettings {
  /** The delays before the retries, in milliseconds. */
  retryDelaysMs: number[];
  /** How long the worker waits for an answer, in milliseconds. */
  timeoutMs: number;
}
