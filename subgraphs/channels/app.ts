import { createReadiness, openDatabase, openDirectory, serviceConnection } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { createIdentityVerifier, tenantOf } from '@konstruct/kit/identity';
import { startWorker } from '@konstruct/kit/jobs';
import type { Logger, Running } from '@konstruct/kit/process';
import { opener as createOpener, sealer as createSealer } from '@konstruct/kit/vault';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import { createIsUnopened } from './channel/unopened-access.ts';
import { watchTokens } from './channel/watch-tokens.ts';
import { type Clock, type Context, createLoaders } from './context.ts';
import { database as tables } from './database.ts';
import { type ChannelsEnv, offKindsOf } from './env.ts';
import { createAcceptOnce } from './inbox/accept-once.ts';
import { createBacklog } from './inbox/backlog.ts';
import { watchInbox } from './inbox/watch-inbox.ts';
import { createHandlers, recurring } from './jobs.ts';
import { createResolvers } from './resolvers.ts';
import { finishSlackInstall } from './slack/install/finish-slack-install.ts';
import { addInstallCallback } from './slack/install/install-callback.ts';
import { createSlack } from './slack/slack.adapter.ts';
import { addSlackWebhook } from './slack/slack.webhook.ts';
import { createStartSlackInstall } from './slack/install/start-slack-install.ts';
import { createCallback } from './whatsapp/callback.ts';
import { createConnectWhatsApp } from './whatsapp/connect-whatsapp.ts';
import { createWhatsApp } from './whatsapp/whatsapp.adapter.ts';
import { addWhatsAppWebhook } from './whatsapp/whatsapp.webhook.ts';

const systemClock: Clock = { now: () => new Date() };

/**
 * How much of the process one company's messages may keep busy. Its part is small, since anybody's flood comes in here, and with it
 * the pace of all that follows is set.
 */
const partOfTime = 0.15;

/** Puts the service together and starts it: graph, webhook, callback and jobs. */
export async function startChannels(env: ChannelsEnv, log: Logger, clock: Clock = systemClock): Promise<Running> {
  const { connection } = serviceConnection('channels', env);
  // Before anything is opened: a key that does not fit stops the start.
  const opener = createOpener(env.CHANNELS_VAULT_KEYS);
  const sealer = createSealer(env.CHANNELS_VAULT_PUBLIC_KEY);
  const verifier = createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, 'channels', log);
  const slack = createSlack({
    clientId: env.slack?.clientId ?? '',
    clientSecret: env.slack?.clientSecret ?? '',
    apiUrl: env.SLACK_API_URL,
  });
  const whatsApp = createWhatsApp({ graphUrl: env.META_GRAPH_URL, version: env.META_GRAPH_VERSION, timeoutMs: 15_000 });
  const callback = createCallback(env.WHATSAPP_VERIFY_SECRET, env.PUBLIC_URL);
  const isWhatsAppOn = env.WHATSAPP === 'on';
  const redirectUri = new URL('/oauth/slack/callback', env.PUBLIC_URL).href;
  const off = offKindsOf(env);
  const now = () => clock.now();

  const database = await openDatabase(tables, connection);
  const directory = await openDirectory(tables, connection);
  const unwatchInbox = watchInbox(directory);
  const unwatchTokens = watchTokens({ database, directory, opener, log });
  const install = env.slack && { clientId: env.slack.clientId, authorizeUrl: env.SLACK_AUTHORIZE_URL, redirectUri };
  const handlers = createHandlers({ database, directory, slack, whatsApp, opener, off, now, log });
  const direct = { ...connection, databaseUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL };
  const graceMs = env.STOP_GRACE_SECONDS * 1000;
  return startSubgraph<Context>({
    name: 'channels',
    sdl: readSdl('channels'),
    resolvers: createResolvers({
      off,
      isUnopened: createIsUnopened(directory, opener),
      startSlackInstall: createStartSlackInstall(directory, install),
      connectWhatsApp: createConnectWhatsApp({ database, directory, sealer, whatsApp: isWhatsAppOn ? whatsApp : null }),
      callback,
      chatUrl: env.WHATSAPP_CHAT_URL,
    }),
    isAllowed,
    verifier,
    createContext: (actor) => {
      const em = database.forTenant(tenantOf(actor));
      return { actor, em, loaders: createLoaders(em), clock };
    },
    routes: async (routes) => {
      const acceptOnce = createAcceptOnce({ directory, backlog: createBacklog(directory) });
      if (env.SLACK === 'on') await addSlackWebhook(routes, { signingSecrets: env.slack?.signingSecrets ?? [], acceptOnce, now });
      if (isWhatsAppOn) await addWhatsAppWebhook(routes, { directory, opener, callback, acceptOnce, now });
      addInstallCallback(routes, {
        verifier,
        publicUrl: env.PUBLIC_URL,
        finish:
          env.slack && ((actor, returned) => finishSlackInstall({ database, directory, slack, sealer, redirectUri, now }, actor, returned)),
      });
    },
    port: env.CHANNELS_PORT,
    host: env.HOST,
    log,
    readiness: createReadiness({ database, service: 'channels', directory: import.meta.dirname }),
    startWorker: () => startWorker({ service: 'channels', connection: direct, handlers, recurring, partOfTime, graceMs, log }),
    graceMs,
    async close() {
      unwatchInbox();
      await unwatchTokens();
      await Promise.all([database.close(), directory.close()]);
    },
  });
}
