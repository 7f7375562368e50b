import type { SlackPlace } from './thread-key.ts';

/** What Slack granted. */
export interface SlackInstall {
  readonly kind: 'installed';
  readonly teamId: string;
  readonly teamName: string;
  readonly token: string;
  readonly botUserId: string;
  readonly scopes: readonly string[];
  readonly installerUserId: string;
}

export type ExchangeOutcome =
  | SlackInstall
  /** Slack installed us for a whole organisation: there is no one workspace to connect. */
  | { readonly kind: 'org_wide' }
  /** Slack does not take the code; a new install is needed. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unreachable' };

export interface SlackPost {
  readonly place: SlackPlace;
  /** In Slack's mark-up. */
  readonly text: string;
  /** The name it is signed with; null for the app's own. */
  readonly authorName: string | null;
}

/** How one try to post ended. Slack has no key that would make a second try safe, so what is not known must be told apart. */
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

/** What this service needs of Slack. */
export interface Slack {
  exchangeCode(code: string, redirectUri: string): Promise<ExchangeOutcome>;
  /** One try, never repeated by itself. */
  post(token: string, post: SlackPost): Promise<PostOutcome>;
  /** What a person is called; null where Slack does not tell now. */
  nameOf(token: string, userId: string): Promise<string | null>;
  /** Whether the token still works. Throws where Slack cannot be asked. */
  isAccessAlive(token: string): Promise<boolean>;
  /** Takes the app out of the workspace. A token that is dead already counts as given back. Throws where Slack cannot be asked. */
  giveAccessBack(token: string): Promise<void>;
}
