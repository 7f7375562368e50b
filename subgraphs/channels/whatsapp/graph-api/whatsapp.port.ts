import type { PostOutcome } from '../../delivery/message/sender.port.ts';

/** The five values that a company enters. */
export interface Credentials {
  readonly appId: string;
  readonly appSecret: string;
  readonly businessAccountId: string;
  readonly phoneNumberId: string;
  readonly accessToken: string;
}

/** A number as Meta describes it. */
export interface MetaNumber {
  readonly displayPhoneNumber: string;
  readonly verifiedName: string;
  readonly qualityRating: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN';
  readonly platform: string;
  readonly status: string;
}

export type TokenOutcome =
  | { readonly kind: 'valid'; readonly expiresAt: Date | null; readonly scopes: readonly string[] }
  /** App id and app secret do not match. */
  | { readonly kind: 'app_refused' }
  | { readonly kind: 'of_another_app' }
  | { readonly kind: 'expired'; readonly at: Date }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unreachable' };

export type NumberOutcome =
  | { readonly kind: 'found'; readonly number: MetaNumber }
  | { readonly kind: 'no_account' }
  | { readonly kind: 'no_number' }
  | { readonly kind: 'no_permission' }
  | { readonly kind: 'unreachable' };

export type RegisterOutcome = 'registered' | 'pin_refused' | 'too_often' | 'refused' | 'unreachable';

/** The recipient: a phone number's digits, or the id of a person who shows no number. */
export type WhatsAppDestination = { readonly phone: string } | { readonly userId: string };

export interface WhatsAppPost {
  readonly phoneNumberId: string;
  readonly destination: WhatsAppDestination;
  readonly text: string;
  /** Returned in every status of the message. */
  readonly callbackData: string;
}

/** What this service needs from Meta. */
export interface WhatsApp {
  inspectToken(credentials: Credentials, now: Date): Promise<TokenOutcome>;
  /** The number, looked up among those of the account. */
  findNumber(credentials: Credentials): Promise<NumberOutcome>;
  register(credentials: Credentials, pin: string): Promise<RegisterOutcome>;
  /** Subscribes the token's app to the account's webhooks. */
  subscribe(token: string, businessAccountId: string): Promise<'subscribed' | 'refused' | 'unreachable'>;
  /** Ends the subscription. A token that is already dead counts as unsubscribed. Throws when Meta cannot be asked. */
  unsubscribe(token: string, businessAccountId: string): Promise<void>;
  /** One attempt, never repeated automatically. */
  send(token: string, post: WhatsAppPost): Promise<PostOutcome>;
}
