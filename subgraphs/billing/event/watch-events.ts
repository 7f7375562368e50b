import { metricsOf } from '@konstruct/kit/metrics';

const metrics = metricsOf('billing');

const refused = metrics.counter(
  'konstruct_webhooks_refused_total',
  'Webhooks rejected because their signature is missing, wrong or too old, by source.',
  ['source'],
);
const lag = metrics.histogram(
  'konstruct_stripe_event_lag_seconds',
  'How long after it happened at Stripe an event was applied, by the clocks of both.',
  [],
  [1, 5, 15, 60, 300, 900, 3600, 21_600, 86_400],
);

/** Counts a webhook with an invalid signature. */
export const countRefused = (): void => refused({ source: 'stripe' });

/** Measures the delay between an event and its processing. */
export const measureLag = (happenedAt: Date, appliedAt: Date): void =>
  lag({}, Math.max(0, (appliedAt.getTime() - happenedAt.getTime()) / 1000));
