import type { ChannelVendor } from '../vendor.port.ts';
import { appSecrets } from './connect/app-secrets.ts';
import { createCallback } from './connect/callback.ts';
import { revokeWhatsAppAccess } from './connect/revoke-whatsapp-access.ts';
import { sealedAppSecrets, WhatsAppConnection } from './connect/whatsapp-connection.entity.ts';
import { WhatsAppNumber } from './connect/whatsapp-number.entity.ts';
import { whatsAppEnv, type WhatsAppShape } from './env.ts';
import { createWhatsApp } from './graph-api/whatsapp.adapter.ts';
import { whatsAppEventProcessor } from './inbound/process-whatsapp-event.ts';
import { addWhatsAppWebhook } from './inbound/whatsapp.webhook.ts';
import { createWhatsAppSender } from './outbound/send-on-whatsapp.ts';
import type { WhatsAppOwn } from './own.ts';
import { whatsAppResolvers } from './resolvers.ts';

const timeoutMs = 15_000;

/** Numbers of the WhatsApp Business Platform, each connected through the company's own Meta app. */
export const whatsApp: ChannelVendor<'WHATSAPP', WhatsAppShape, WhatsAppOwn> = {
  kind: 'WHATSAPP',
  source: 'whatsapp',
  env: whatsAppEnv,
  tables: { entities: [WhatsAppNumber], directoryEntities: [WhatsAppConnection], sealed: [sealedAppSecrets] },
  resolvers: whatsAppResolvers,

  open(env) {
    const { isOn, META_GRAPH_URL: graphUrl, META_GRAPH_VERSION: version } = env;
    const api = createWhatsApp({ graphUrl, version, timeoutMs });
    const callback = createCallback(env.WHATSAPP_VERIFY_SECRET, env.PUBLIC_URL);
    return {
      own: { api, isOn, callback, chatUrl: env.WHATSAPP_CHAT_URL },
      sender: createWhatsAppSender(api),
      processor: whatsAppEventProcessor,
      async addRoutes(http, deps) {
        if (isOn) await addWhatsAppWebhook(http, deps);
      },
      revokeToken: revokeWhatsAppAccess,
      secrets: appSecrets,
    };
  },
};
