import type { ChannelVendor } from '../vendor.port.ts';
import { addInstallCallback } from './connect/install-callback.ts';
import { InstallState } from './connect/install-state.entity.ts';
import { SlackWorkspace } from './connect/slack-workspace.entity.ts';
import { isConfigured, slackEnv, type SlackShape } from './env.ts';
import { slackEventProcessor } from './inbound/process-slack-event.ts';
import { addSlackWebhook } from './inbound/slack.webhook.ts';
import { createSlackSender } from './outbound/send-in-slack.ts';
import type { SlackOwn } from './own.ts';
import { slackResolvers } from './resolvers.ts';
import { createSlack } from './web-api/slack.adapter.ts';

/** Slack workspaces, connected by OAuth through the platform's own app. */
export const slack: ChannelVendor<'SLACK', SlackShape, SlackOwn> = {
  kind: 'SLACK',
  source: 'slack',
  env: slackEnv,
  tables: { entities: [], directoryEntities: [InstallState, SlackWorkspace], sealed: [] },
  resolvers: slackResolvers,

  open(env) {
    const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, PUBLIC_URL: publicUrl } = env;
    const api = createSlack({ clientId, clientSecret, apiUrl: env.SLACK_API_URL });
    const redirectUri = new URL('/oauth/slack/callback', publicUrl).href;
    return {
      own: {
        api,
        publicUrl,
        install: isConfigured(env) ? { clientId, authorizeUrl: env.SLACK_AUTHORIZE_URL, redirectUri } : null,
      },
      sender: createSlackSender(api),
      processor: slackEventProcessor,
      async addRoutes(http, deps) {
        if (env.isOn) await addSlackWebhook(http, deps, env.SLACK_SIGNING_SECRET);
        addInstallCallback(http, deps);
      },
      forgetExpired: async ({ directory }, before) => {
        await directory.fork().nativeDelete(InstallState, { expiresAt: { $lt: before } });
      },
      revokeToken: (_ctx, { token }) => api.giveAccessBack(token),
      contacts: {
        isAllowed: ({ scopes }) => scopes.includes('users:read'),
        nameOf: (token, userId) => api.nameOf(token, userId),
      },
    };
  },
};
