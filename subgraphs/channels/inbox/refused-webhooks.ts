import { metricsOf } from '@konstruct/kit/metrics';

const refused = metricsOf('channels').counter(
  'konstruct_webhooks_refused_total',
  'Webhooks rejected because their signature is missing, wrong or too old, by source.',
  ['source'],
);

const unopened = metricsOf('channels').counter(
  'konstruct_webhooks_unopened_total',
  'Webhooks rejected until later because the secret for their signature cannot be decrypted, by source.',
  ['source'],
);

/** Counts a webhook with a signature that cannot be checked. */
export const countUnopened = (source: string): void => unopened({ source });

/** Counts a webhook with an invalid signature. */
export const countRefused = (source: string): void => refused({ source });
