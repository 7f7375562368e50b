import type { ChannelVendor } from '../vendor.port.ts';
import { ApiConnection } from './api-connection.entity.ts';
import { addApiWebhook } from './api.webhook.ts';
import { createConnectApi } from './connect-api.ts';
import { createApiEventProcessor } from './process-api-event.ts';
import { createApiResolvers } from './resolvers.ts';
import { createApiSender } from './send-to-api.ts';

/** Companies' own programs, over signed JSON. */
export const api: ChannelVendor<'API'> = {
  kind: 'API',
  source: 'api',
  env: { shape: {}, required: [], addresses: [] },
  tables: { entities: [], directoryEntities: [ApiConnection], sealed: [] },

  open({ isOn }, service) {
    return {
      sender: createApiSender(service),
      processor: createApiEventProcessor(service),
      resolvers: createApiResolvers(createConnectApi(service, isOn)),
      addRoutes: (http, acceptOnce) => (isOn ? addApiWebhook(http, service, acceptOnce) : undefined),
      revokeToken: async () => undefined,
    };
  },
};
