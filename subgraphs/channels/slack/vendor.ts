import type { ChannelVendor } from '../vendor.port.ts';
import { finishSlackInstall } from './connect/finish-slack-install.ts';
import { addInstallCallback, type InstallCallbackOptions } from './connect/install-callback.ts';
import { InstallState } from './connect/install-state.entity.ts';
import { SlackWorkspace } from './connect/slack-workspace.entity.ts';
import { createStartSlackInstall } from './connect/start-slack-install.ts';
import { isConfigured, slackEnv, type SlackShape } from './env.ts';
import { createSlackEventProcessor } from './inbound/process-slack-event.ts';
import { addSlackWebhook } from './inbound/slack.webhook.ts';
import { createSlackSender } from './outbound/send-in-slack.ts';
import { createSlackResolvers } from './resolvers.ts';
import { createSlack } from './web-api/slack.adapter.ts';

/** Workspaces in Slack, connected by OAuth through the platform's own app. */
export const slack: ChannelVendor<'SLACK', SlackShape> = {
  kind: 'SLACK',
  source: 'slack',
  env: slackEnv,
  tables: { entities: [], directoryEntities: [InstallState, SlackWorkspace], sealed: [] },

  open(env, service) {
    const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, PUBLIC_URL: publicUrl } = env;
    const { directory, verifier, now } = service;
    const api = createSlack({ clientId, clientSecret, apiUrl: env.SLACK_API_URL });
    const redirectUri = new URL('/oauth/slack/callback', publicUrl).href;
    const settings = isConfigured(env) ? { clientId, authorizeUrl: env.SLACK_AUTHORIZE_URL, redirectUri } : null;
    const tools = { ...service, slack: api, redirectUri };
    return {
      sender: createSlackSender(api),
      processor: createSlackEventProcessor(tools),
      resolvers: createSlackResolvers(createStartSlackInstall(directory, settings)),
      async addRoutes(http, acceptOnce) {
        if (env.isOn) await addSlackWebhook(http, { signingSecrets: env.SLACK_SIGNING_SECRET, acceptOnce, now });
        const finish: InstallCallbackOptions['finish'] = settings && ((actor, returned) => finishSlackInstall(tools, actor, returned));
        addInstallCallback(http, { verifier, publicUrl, finish });
      },
      forgetExpired: async (before) => void (await directory.fork().nativeDelete(InstallState, { expiresAt: { $lt: before } })),
      revokeToken: (_channel, token) => api.giveAccessBack(token),
      contacts: { isAllowed: ({ scopes }) => scopes.includes('users:read'), nameOf: (token, userId) => api.nameOf(token, userId) },
    };
  },
};
