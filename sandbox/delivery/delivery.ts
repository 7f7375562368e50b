/** One POST of a webhook. */
export interface Attempt {
  /** 0 for the first, 1 for the first retry. */
  retryNum: number;
  /** The answer's status; null where none came. */
  status: number | null;
  /** Why none came. */
  failure: 'timeout' | 'connection_failed' | null;
}

/** Why a webhook is not sent at all: there is no address, or the endpoint did not ask for its type. */
export type Unsent = 'no URL' | 'not enabled';

/** What the worker keeps of each webhook. `withheld` waits for the control endpoint that redelivers. */
export interface DeliveryRecord {
  /** The exact bytes that every attempt sends. */
  body: string;
  attempts: Attempt[];
  state: 'waiting' | 'delivered' | 'failed' | 'withheld' | Unsent;
}

/** A webhook and what became of it; `TAbout` is what identifies a webhook at its vendor. */
export type Delivery<TAbout extends object> = TAbout & DeliveryRecord;

/** How the next webhooks are sent, where it is not once, at once, and well. */
export interface DeliveryFault {
  /** How many webhooks it holds for; 1 when absent. */
  next?: number;
  /** How often each is sent, with the same id. */
  duplicates?: number;
  /** Send the copies side by side, and without waiting for the webhook before. */
  parallel?: boolean;
  /** Send nothing; a redelivery can send it later. */
  drop?: boolean;
  /** Hold them back until all `next` are there, then send the last one first. */
  reverse?: boolean;
}

/** Faults of a vendor that signs a timestamp together with the body. */
export interface SignedTimeFault extends DeliveryFault {
  /** Sign with a wrong secret. */
  badSignature?: boolean;
  /** Move the signed timestamp, in seconds; -400 is an old replay. */
  timestampOffsetSeconds?: number;
}

/** How often and how long the vendor tries. May be changed while the worker runs. */
export interface DeliverySettings {
  /** Waits before the retries, in milliseconds. */
  retryDelaysMs: number[];
  /** How long an answer may take, in milliseconds. */
  timeoutMs: number;
}
