import type { Delivery, DeliveryFault, DeliverySettings, Unsent } from './delivery.ts';

/** The URL of a webhook, or why it is not sent. */
export type Target = { readonly url: string } | { readonly unsent: Unsent };

/** What a vendor may report about a repeated attempt. */
export interface Retry {
  /** 1 for the first retry. */
  num: number;
  /**
   * Why the previous attempt failed: `timeout`, `connection_failed` or `http_error`, or the reason that a control
   * endpoint gave.
   */
  reason: string;
}

/** A POST that is about to be sent. */
export interface Post<TAbout extends object, TFault extends DeliveryFault> {
  about: TAbout;
  body: string;
  /** Null for the first attempt. */
  retry: Retry | null;
  fault: TFault | undefined;
}

/** Stores unfinished deliveries, so that a restart finds them. */
export interface Outbox<TAbout extends object> {
  /** The unfinished deliveries of an earlier run, oldest first. */
  unfinished(): Delivery<TAbout>[];
  /** Called when a delivery is new, was attempted, or is finished. */
  save(delivery: Delivery<TAbout>): void;
}

/** The differences between one vendor's webhooks and another's. */
export interface WebhookProtocol<TAbout extends object, TFault extends DeliveryFault> {
  settings: DeliverySettings;
  outbox: Outbox<TAbout>;
  /**
   * Whether first attempts are made one after another. Otherwise each webhook is sent at once. Retries never delay
   * other webhooks.
   */
  isOrdered: boolean;
  /** Called before each attempt, because addresses change. */
  targetOf(about: TAbout): Target;
  /**
   * The vendor's headers: the signature over the exact bytes of the body, and the retry number if the vendor sends it.
   */
  headersOf(post: Post<TAbout, TFault>): Record<string, string>;
  /** Whether a failed answer asks the vendor to stop retrying. */
  refusesRetries?(answerHeaders: Headers): boolean;
  /** The part of the account that faults can be limited to. */
  groupOf?(about: TAbout): string | undefined;
}
