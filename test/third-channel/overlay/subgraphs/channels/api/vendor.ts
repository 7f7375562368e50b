import type { ChannelVendor } from '../vendor.port.ts';
import { ApiConnection } from './api-connection.entity.ts';
import { addApiWebhook } from './api.webhook.ts';
import { apiEventProcessor } from './process-api-event.ts';
import { apiResolvers } from './resolvers.ts';
import { apiSender } from './send-to-api.ts';

/** Companies' own programs, over signed JSON. */
export const api: ChannelVendor<'API', Record<never, never>, { isOn: boolean }> = {
  kind: 'API',
  source: 'api',
  env: { shape: {}, required: [], addresses: [] },
  tables: { entities: [], directoryEntities: [ApiConnection], sealed: [] },
  resolvers: apiResolvers,

  open({ isOn }) {
    return {
      own: { isOn },
      sender: apiSender,
      processor: apiEventProcessor,
      addRoutes: (http, deps) => (isOn ? addApiWebhook(http, deps) : undefined),
      revokeToken: async () => undefined,
    };
  },
};
