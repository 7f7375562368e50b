import { directoryTable, p } from '@konstruct/kit/database';

const RequestQuotaSchema = directoryTable({
  schema: 'accounts',
  name: 'RequestQuota',
  table: 'request_quotas',
  properties: {
    /** The rate and its subject, as the gateway names them: `points-per-company 0193...`. */
    key: p.text().primary(),
    /** The amount granted to gateways within the current window. */
    taken: p.bigint(),
    windowEndsAt: p.datetime().index(),
  },
});

/** How much of one rate of the graph is used. The gateways write it through `accounts_functions.take_request_quota`. */
export class RequestQuota extends RequestQuotaSchema.class {}

RequestQuotaSchema.setClass(RequestQuota);
