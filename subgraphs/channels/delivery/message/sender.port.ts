import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import type { Channel } from '../../channel/channel.entity.ts';
import type { TenantContext } from '../../context.ts';
import type { OutboundMessage } from './outbound-message.entity.ts';

/** Why a post did not go out, or may not have gone out. */
interface Failed {
  /** Worded for an operator. */
  readonly reason: string;
  /** The vendor's code for the error, from a short list; `other` for anything else. */
  readonly code: string;
}

/**
 * How one attempt to post ended. No vendor has a key that would make a second attempt safe, so an unknown outcome must
 * be a kind of its own.
 */
export type PostOutcome =
  | { readonly kind: 'sent'; readonly externalId: string }
  /** It certainly did not go out, and may later. */
  | (Failed & { readonly kind: 'not_sent'; readonly retryAfterSeconds: number | null })
  /** It never will in its present form. */
  | (Failed & { readonly kind: 'refused' })
  /** Nothing can go out until an operator reconnects. */
  | (Failed & { readonly kind: 'access_lost' })
  /** It may have gone out. */
  | (Failed & { readonly kind: 'unknown' });

/** What a sender knows of a message. */
export type SendingMessage = Pick<
  OutboundMessage,
  | 'tenantId'
  | 'id'
  | 'messageId'
  | 'part'
  | 'channelId'
  | 'threadKey'
  | 'text'
  | 'authorName'
  | 'attempt'
  | 'retryCount'
  | 'isTest'
>;

/** What a sender knows of the channel that a message goes out by. */
export type SendingChannel = Pick<
  Channel,
  | 'tenantId'
  | 'id'
  | 'kind'
  | 'name'
  | 'status'
  | 'statusReason'
  | 'externalId'
  | 'scopes'
  | 'sealedToken'
  | 'connectedAt'
>;

/** A message that is being sent. */
export interface Posting<TDestination> {
  readonly channel: SendingChannel;
  readonly token: string;
  readonly message: SendingMessage;
  readonly destination: TDestination;
}

/** A message of ours that exists at the vendor: which row it is, which attempt, and the vendor's id of it. */
export interface Posted {
  readonly id: string;
  readonly attempt: number;
  readonly externalId: string;
}

/** Where and when messages with an unknown outcome were sent. */
export interface LookUp {
  readonly threadKey: string;
  readonly from: Date;
  readonly until: Date;
}

export type LookUpOutcome =
  /** Our messages that the vendor shows. A message that is not among them may still have gone out. */
  | { readonly kind: 'seen'; readonly posted: readonly Posted[] }
  /** The vendor asked us to come back later. */
  | { readonly kind: 'later'; readonly retryAfterSeconds: number }
  | { readonly kind: 'failed' };

/** To whom a test message goes, and its text; or why there is no one to send it to. */
export type TestRecipient = (
  ctx: TenantContext,
  channel: Channel,
) => Promise<{ readonly threadKey: string; readonly text: string } | { readonly closed: string }>;

/** How messages reach one vendor. */
export interface Sender<TDestination = unknown> {
  /** Converts an answer in Markdown to the vendor's markup. */
  write(markdown: string): string;
  /** The maximum length of one post. */
  readonly partLimit: number;
  /**
   * Whether the vendor may report a failure after it accepted a message. If so, the text is kept until the message has
   * arrived, so that it can be sent again. Otherwise the text is deleted once the vendor has accepted it, since the
   * conversation keeps it.
   */
  readonly keepsTextUntilDelivered: boolean;
  /**
   * Where a thread's messages go, read in the transaction that begins to send; or why nothing may be sent there now.
   */
  destinationOf(
    ctx: TenantContext,
    message: SendingMessage,
  ): Promise<{ readonly destination: TDestination } | { readonly closed: string }>;
  readonly testRecipient: TestRecipient;
  /** One attempt, never repeated automatically. */
  post(posting: Posting<TDestination>): Promise<PostOutcome>;
  /** Looks for messages at the vendor. Undefined when the vendor reports outcomes on its own. */
  lookUp?(token: string, lookUp: LookUp): Promise<LookUpOutcome>;
}

/** The senders by channel kind. */
export type Senders = Readonly<Record<ChannelKind, Sender>>;
