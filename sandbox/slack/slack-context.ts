import type { Clock } from '../control/clock.ts';
import type { State } from '../control/state-file.ts';
import type { Courier } from './deliver.ts';
import type { DeliverySettings } from './delivery.ts';
import type { SlackState } from './workspace.ts';

/** How the app is registered at Slack. Changeable through `/_control/config`. */
export interface SlackSettings extends DeliverySettings {
  clientId: string;
  clientSecret: string;
  /** The redirect URLs registered for the app; with none, every http(s) URL is taken. */
  redirectUris: string[];
  /** The bot events the app subscribed to. */
  botEvents: string[];
}

/** What every part of the stand-in for Slack works on. */
export interface SlackContext {
  state: State<SlackState>;
  settings: SlackSettings;
  clock: Clock;
  courier: Courier;
  /** Tells open pages that something changed. */
  notify(): void;
}

/** The app's subscriptions where none are configured. */
export const BOT_EVENTS = ['app_mention', 'message.im', 'message.channels', 'app_uninstalled', 'tokens_revoked'];
