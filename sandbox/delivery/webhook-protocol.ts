import type { Delivery, DeliveryFault, DeliverySettings, Unsent } from './delivery.ts';

/** Where a webhook goes, or why it goes nowhere. */
export type Target = { readonly url: string } | { readonly unsent: Unsent };

/** What a vendor may say of an attempt that repeats an earlier one. */
export interface Retry {
  /** 1 for the first retry. */
  num: number;
  /** What the attempt before failed with: `timeout`, `connection_failed` or `http_error`, or what a control endpoint says. */
  reason: string;
}

/** One POST that is about to be made. */
export interface Post<TAbout extends object, TFault extends DeliveryFault> {
  about: TAbout;
  body: string;
  /** Null for the first attempt. */
  retry: Retry | null;
  fault: TFault | undefined;
}

/** Keeps what is not over yet where a restart finds it. */
export interface Outbox<TAbout extends object> {
  /** What an earlier run left, oldest first. */
  unfinished(): Delivery<TAbout>[];
  /** The delivery is new, was tried, or is over. */
  save(delivery: Delivery<TAbout>): void;
}

/** What makes one vendor's webhooks different from another's. */
export interface WebhookProtocol<TAbout extends object, TFault extends DeliveryFault> {
  settings: DeliverySettings;
  outbox: Outbox<TAbout>;
  /** Whether the first attempts are made one after another; else each webhook goes at once. Retries hold up no other webhook. */
  isOrdered: boolean;
  /** Asked before each attempt, since addresses change. */
  targetOf(about: TAbout): Target;
  /** The vendor's headers: the signature over exactly the bytes of the body, and the number of the retry where the vendor sends it. */
  headersOf(post: Post<TAbout, TFault>): Record<string, string>;
  /** Whether a failed answer asks for no more retries. */
  refusesRetries?(answerHeaders: Headers): boolean;
  /** The part of the account for which faults can be set alone. */
  groupOf?(about: TAbout): string | undefined;
}
