import type { ChannelVendor } from '../vendor.port.ts';
import { createAppSecrets } from './connect/app-secrets.ts';
import { createCallback } from './connect/callback.ts';
import { createConnectWhatsApp } from './connect/connect-whatsapp.ts';
import { createRevokeWhatsAppAccess } from './connect/revoke-whatsapp-access.ts';
import { sealedAppSecrets, WhatsAppConnection } from './connect/whatsapp-connection.entity.ts';
import { WhatsAppNumber } from './connect/whatsapp-number.entity.ts';
import { whatsAppEnv, type WhatsAppShape } from './env.ts';
import { createWhatsApp } from './graph-api/whatsapp.adapter.ts';
import { createWhatsAppEventProcessor } from './inbound/process-whatsapp-event.ts';
import { addWhatsAppWebhook } from './inbound/whatsapp.webhook.ts';
import { createWhatsAppSender } from './outbound/send-on-whatsapp.ts';
import { createWhatsAppResolvers } from './resolvers.ts';

const timeoutMs = 15_000;

/** Numbers of the WhatsApp Business Platform, each connected through the company's own Meta app. */
export const whatsApp: ChannelVendor<'WHATSAPP', WhatsAppShape> = {
  kind: 'WHATSAPP',
  source: 'whatsapp',
  env: whatsAppEnv,
  tables: { entities: [WhatsAppNumber], directoryEntities: [WhatsAppConnection], sealed: [sealedAppSecrets] },

  open(env, service) {
    const { isOn, META_GRAPH_URL: graphUrl, META_GRAPH_VERSION: version } = env;
    const api = createWhatsApp({ graphUrl, version, timeoutMs });
    const callback = createCallback(env.WHATSAPP_VERIFY_SECRET, env.PUBLIC_URL);
    const connectWhatsApp = createConnectWhatsApp({ ...service, whatsApp: isOn ? api : null });
    return {
      sender: createWhatsAppSender(api),
      processor: createWhatsAppEventProcessor(service),
      resolvers: createWhatsAppResolvers({ connectWhatsApp, callback, chatUrl: env.WHATSAPP_CHAT_URL }),
      async addRoutes(http, acceptOnce) {
        if (isOn) await addWhatsAppWebhook(http, { ...service, callback, acceptOnce });
      },
      revokeToken: createRevokeWhatsAppAccess({ ...service, whatsApp: api }),
      secrets: createAppSecrets(service),
    };
  },
};
