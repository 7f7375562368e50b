import { directoryTable, p } from '@konstruct/kit/database';

/** Whose a channel is, and where its answers go. */
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
