import type { LookUp, LookUpOutcome, PostOutcome } from '../../delivery/message/sender.port.ts';
import type { SlackDestination } from './thread-key.ts';

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
  /** Slack installed us for a whole organization: there is no single workspace to connect. */
  | { readonly kind: 'org_wide' }
  /** Slack does not accept the code; a new install is needed. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unreachable' };

export interface SlackPost {
  readonly destination: SlackDestination;
  /** In Slack's markup. */
  readonly text: string;
  /** The name shown as the author; null for the app's own. */
  readonly authorName: string | null;
  /** Metadata of the post, invisible to people: which row it is, and which attempt. */
  readonly carried: { readonly id: string; readonly attempt: number };
}

/** What this service needs from Slack. */
export interface Slack {
  exchangeCode(code: string, redirectUri: string): Promise<ExchangeOutcome>;
  /** One attempt, never repeated automatically. */
  post(token: string, post: SlackPost): Promise<PostOutcome>;
  /**
   * Looks for posts of ours in a place, between two moments, by their metadata. Slack lets an app ask about once a
   * minute.
   */
  findPosts(
    token: string,
    destination: SlackDestination,
    window: Pick<LookUp, 'from' | 'until'>,
  ): Promise<LookUpOutcome>;
  /** A person's name; null when Slack does not report one now. */
  nameOf(token: string, userId: string): Promise<string | null>;
  /** Whether the token still works. Throws when Slack cannot be asked. */
  isAccessAlive(token: string): Promise<boolean>;
  /**
   * Removes the app from the workspace. A token that is already dead counts as revoked. Throws when Slack cannot be
   * asked.
   */
  giveAccessBack(token: string): Promise<void>;
}
