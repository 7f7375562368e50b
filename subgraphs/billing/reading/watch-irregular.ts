import type { QueueGauge } from '@konstruct/kit/jobs';

/** The number of companies with something at Stripe that is not understood here, by kind. */
export const irregularCompanies: QueueGauge = {
  name: 'konstruct_subscriptions_irregular',
  help: 'Companies whose subscription at Stripe differs from what is sold here, by what differs; one can differ in several ways.',
  labels: ['kind'],
  statement:
    'select kind, count(*)::int as value from billing.subscriptions, jsonb_array_elements_text(irregular_kinds) as kind ' +
    'where irregular_kinds is not null group by kind',
};
