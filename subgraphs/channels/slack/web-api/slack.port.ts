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
  /** Slack installed us for a whole organisation: there is no one workspace to connect. */
  | { readonly kind: 'org_wide' }
  /** Slack does not take the code; a new install is needed. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unreachable' };

export interface SlackPost {
  readonly destination: SlackDestination;
  /** In Slack's mark-up. */
  readonly text: string;
  /** The name it is signed with; null for the app's own. */
  readonly authorName: string | null;
  /** Carried by the post, unseen by people: which row it is, and which try. */
  readonly carried: { readonly id: string; readonly attempt: number };
}

/** What this service needs of Slack. */
export interface Slack {
  exchangeCode(code: string, redirectUri: string): Promise<ExchangeOutcome>;
  /** One try, never repeated by itself. */
  post(token: string, post: SlackPost): Promise<PostOutcome>;
  /** Looks for posts of ours in a place, between two moments, by what they carry. Slack lets an app ask about once a minute. */
  findPosts(token: string, destination: SlackDestination, window: Pick<LookUp, 'from' | 'until'>): Promise<LookUpOutcome>;
  /** What a person is called; null where Slack does not tell now. */
  nameOf(token: string, userId: string): Promise<string | null>;
  /** Whether the token still works. Throws where Slack cannot be asked. */
  isAccessAlive(token: string): Promise<boolean>;
  /** Takes the app out of the workspace. A token that is dead already counts as given back. Throws where Slack cannot be asked. */
  giveAccessBack(token: string): Promise<void>;
}
