import type { EntityManager } from '@konstruct/kit/database';
import type { Channel } from '../channel/channel.entity.ts';
import type { OutboundMessage } from './outbound-message.entity.ts';

/** How one try to post ended. No vendor has a key that would make a second try safe, so what is not known must be told apart. */
export type PostOutcome =
  | { readonly kind: 'sent'; readonly externalId: string }
  /** It surely did not go out, and may later. */
  | { readonly kind: 'not_sent'; readonly reason: string; readonly retryAfterSeconds: number | null }
  /** It never will, as it stands. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Nothing can go out until an operator reconnects. */
  | { readonly kind: 'access_lost'; readonly reason: string }
  /** It may have gone out. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** A message that is being sent. */
export interface Posting<TPlace> {
  readonly channel: Channel;
  readonly token: string;
  readonly message: OutboundMessage;
  readonly place: TPlace;
}

/** How messages reach one vendor. */
export interface Sender<TPlace = unknown> {
  /** An answer in Markdown, in the vendor's mark-up. */
  write(markdown: string): string;
  /** How long one post may be. */
  readonly partLimit: number;
  /** Where a thread's messages go, read in the transaction that begins to send; or why nothing may be sent there now. */
  placeOf(tx: EntityManager, message: OutboundMessage, now: Date): Promise<{ readonly place: TPlace } | { readonly closed: string }>;
  /** One try, never repeated by itself. */
  post(posting: Posting<TPlace>): Promise<PostOutcome>;
}

/** The senders by the kind of the channel. */
export type Senders = Readonly<Record<Channel['kind'], Sender>>;
