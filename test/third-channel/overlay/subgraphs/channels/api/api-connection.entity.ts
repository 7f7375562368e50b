import { directoryTable, p } from '@konstruct/kit/database';

/** Which company a channel belongs to, and where its answers go. */
const ApiConnectionSchema = directoryTable({
  schema: 'channels',
  name: 'ApiConnection',
  table: 'api_connections',
  properties: {
    channelId: p.uuid().primary(),
    tenantId: p.uuid(),
    answersUrl: p.text(),
  },
});

export class ApiConnection extends ApiConnectionSchema.class {}
ApiConnectionSchema.setClass(ApiConnection);
