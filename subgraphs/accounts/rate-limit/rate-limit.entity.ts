import { directoryTable, p } from '@konstruct/kit/database';

const RateLimitSchema = directoryTable({
  schema: 'accounts',
  name: 'RateLimit',
  table: 'rate_limits',
  properties: {
    /** Client address and path, as better-auth joins them. */
    key: p.text().primary(),
    count: p.integer(),
    windowEndsAt: p.datetime().index(),
  },
});

/** How often a client has requested something within the current window. */
export class RateLimit extends RateLimitSchema.class {}

RateLimitSchema.setClass(RateLimit);
