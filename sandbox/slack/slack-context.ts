import type { Clock } from '../control/clock.ts';
import type { State } from '../control/state-file.ts';
import type { SlackDelivery, SlackDeliverySettings } from './events/slack-delivery.ts';
import type { SlackState } from './workspace.ts';

/** How the app is registered at Slack. Changeable through `/_control/config`. */
export interface SlackSettings extends SlackDeliverySettings {
  clientId: string;
  clientSecret: string;
  /** The redirect URLs registered for the app; with none, every http(s) URL is taken. */
  redirectUris: string[];
  /** The bot events the app subscribed to. */
  botEvents: string[];
  /** The types of message metadata the app subscribed to: of the others, events carry the type alone. */
  metadataTypes: string[];
  /** How often a workspace's history may be read: as Slack lets apps outside its Marketplace, once a minute and 15 messages. */
  historyLimit: { everySeconds: number; mostMessages: number };
}

/** What every part of the sandbox server for Slack works on. */
export interface SlackContext {
  state: State<SlackState>;
  settings: SlackSettings;
  clock: Clock;
  delivery: SlackDelivery;
  /** When each workspace's history was last read, by method and team, in milliseconds of the clock. */
  historyReadAt: Map<string, number>;
  /** Notifies open pages of a change. */
  notify(): void;
}

/** The app's subscriptions where none are configured. */
export const BOT_EVENTS = ['app_mention', 'message.im', 'message.channels', 'app_uninstalled', 'tokens_revoked'];
