import type { Clock } from '../control/clock.ts';
import type { State } from '../control/state-file.ts';
import type { SlackDelivery, SlackDeliverySettings } from './events/slack-delivery.ts';
import type { SlackState } from './workspace.ts';

/** The app's registration at Slack. `/_control/config` changes it. */
export interface SlackSettings extends SlackDeliverySettings {
  clientId: string;
  clientSecret: string;
  /** The app's registered redirect URLs. If there are none, any http(s) URL is accepted. */
  redirectUris: string[];
  /** The bot events that the app is subscribed to. */
  botEvents: string[];
  /** The types of message metadata that the app is subscribed to. For other types, events include only the type. */
  metadataTypes: string[];
  /**
   * How often a workspace's history may be read. Slack allows apps outside its Marketplace one call a minute with 15
   * messages.
   */
  historyLimit: { everySeconds: number; mostMessages: number };
}

/** What every part of the sandbox server for Slack uses. */
export interface SlackContext {
  state: State<SlackState>;
  settings: SlackSettings;
  clock: Clock;
  delivery: SlackDelivery;
  /** When each workspace's history was last read, by method and team, in the clock's milliseconds. */
  historyReadAt: Map<string, number>;
  /** Notifies open pages of a change. */
  notify(): void;
}

/** The app's subscriptions if none are configured. */
export const BOT_EVENTS = ['app_mention', 'message.im', 'message.channels', 'app_uninstalled', 'tokens_revoked'];
