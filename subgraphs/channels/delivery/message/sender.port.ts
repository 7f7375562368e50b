import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import type { Channel } from '../../channel/channel.entity.ts';
import type { TenantContext } from '../../context.ts';
import type { OutboundMessage } from './outbound-message.entity.ts';

/** Why a post did not go out, or may not have. */
interface Failed {
  /** In words for an operator. */
  readonly reason: string;
  /** The vendor's word for it, of a short list; `other` where it is none of them. */
  readonly code: string;
}

/** How one try to post ended. No vendor has a key that would make a second try safe, so what is not known must be told apart. */
export type PostOutcome =
  | { readonly kind: 'sent'; readonly externalId: string }
  /** It surely did not go out, and may later. */
  | (Failed & { readonly kind: 'not_sent'; readonly retryAfterSeconds: number | null })
  /** It never will, as it stands. */
  | (Failed & { readonly kind: 'refused' })
  /** Nothing can go out until an operator reconnects. */
  | (Failed & { readonly kind: 'access_lost' })
  /** It may have gone out. */
  | (Failed & { readonly kind: 'unknown' });

/** What a sender knows of a message. */
export type SendingMessage = Pick<
  OutboundMessage,
  'tenantId' | 'id' | 'messageId' | 'part' | 'channelId' | 'threadKey' | 'text' | 'authorName' | 'attempt' | 'retryCount' | 'isTest'
>;

/** What a sender knows of the channel that a message goes out by. */
export type SendingChannel = Pick<
  Channel,
  'tenantId' | 'id' | 'kind' | 'name' | 'status' | 'statusReason' | 'externalId' | 'scopes' | 'sealedToken' | 'connectedAt'
>;

/** A message that is being sent. */
export interface Posting<TDestination> {
  readonly channel: SendingChannel;
  readonly token: string;
  readonly message: SendingMessage;
  readonly destination: TDestination;
}

/** A message of ours that stands at the vendor: which row it is, which try, and the vendor's id of it. */
export interface Posted {
  readonly id: string;
  readonly attempt: number;
  readonly externalId: string;
}

/** Where, and when, messages were sent whose outcome is unknown. */
export interface LookUp {
  readonly threadKey: string;
  readonly from: Date;
  readonly until: Date;
}

export type LookUpOutcome =
  /** What of ours stands there. What is not among it may still have gone out. */
  | { readonly kind: 'seen'; readonly posted: readonly Posted[] }
  /** The vendor asked to come back. */
  | { readonly kind: 'later'; readonly retryAfterSeconds: number }
  | { readonly kind: 'failed' };

/** To whom a test message goes, and what it says; or why there is no one whom it may be sent to. */
export type TestRecipient = (
  ctx: TenantContext,
  channel: Channel,
) => Promise<{ readonly threadKey: string; readonly text: string } | { readonly closed: string }>;

/** How messages reach one vendor. */
export interface Sender<TDestination = unknown> {
  /** An answer in Markdown, in the vendor's mark-up. */
  write(markdown: string): string;
  /** How long one post may be. */
  readonly partLimit: number;
  /**
   * Whether the vendor may say that a message has failed after it took it: its text is kept until it has arrived, so that it can be sent
   * again. Otherwise the text goes once the vendor took it, since the conversation keeps it.
   */
  readonly keepsTextUntilDelivered: boolean;
  /** Where a thread's messages go, read in the transaction that begins to send; or why nothing may be sent there now. */
  destinationOf(ctx: TenantContext, message: SendingMessage): Promise<{ readonly destination: TDestination } | { readonly closed: string }>;
  readonly testRecipient: TestRecipient;
  /** One try, never repeated by itself. */
  post(posting: Posting<TDestination>): Promise<PostOutcome>;
  /** Looks for messages at the vendor. Undefined where the vendor tells by itself what became of them. */
  lookUp?(token: string, lookUp: LookUp): Promise<LookUpOutcome>;
}

/** The senders by the kind of the channel. */
export type Senders = Readonly<Record<ChannelKind, Sender>>;
