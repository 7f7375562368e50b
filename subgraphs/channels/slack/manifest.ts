import { carriedType } from './web-api/carried.ts';
import { slackScopes } from './web-api/scopes.ts';

/**
 * The events that the app subscribes to, each with the scope that Slack requires for it; null: none.
 * https://docs.slack.dev/reference/events
 */
export const slackEvents = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  app_uninstalled: null,
  tokens_revoked: null,
  message_metadata_posted: 'metadata.message:read',
} as const;

export interface ManifestOptions {
  /** Where people open the product. */
  readonly publicUrl: string;
  /** The app's name in Slack. */
  readonly name: string;
  /**
   * The app's own id, known once the app exists; null: not yet. Without it an app cannot subscribe to its own metadata.
   */
  readonly appId: string | null;
}

/** The manifest of an installation's Slack app. https://docs.slack.dev/reference/app-manifest */
export function slackManifest({ publicUrl, name, appId }: ManifestOptions) {
  const at = (path: string) => new URL(path, publicUrl).href;
  const events = Object.keys(slackEvents).filter((event) => appId !== null || event !== 'message_metadata_posted');
  return {
    display_information: { name, description: 'AI employees that answer in Slack' },
    features: {
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: name, always_online: true },
    },
    oauth_config: { redirect_urls: [at('/oauth/slack/callback')], scopes: { bot: slackScopes } },
    settings: {
      event_subscriptions: {
        request_url: at('/webhooks/slack'),
        bot_events: events,
        ...(appId !== null && { metadata_subscriptions: [{ app_id: appId, event_type: carriedType }] }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  };
}
