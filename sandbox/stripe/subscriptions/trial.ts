import type { Params } from '../api/params.ts';
import { invalid } from '../api/rejection.ts';

const DAY = 86_400;
const LONGEST_DAYS = 730;

/** The requested trial; both are null if there is none. */
export interface Trial {
  days: number | null;
  end: number | null;
}

/** Reads `trial_period_days` or `trial_end`; Stripe accepts only one of them. */
export function readTrial(params: Params, at: number): Trial {
  const days = params.integer('trial_period_days', 1, LONGEST_DAYS) ?? null;
  if (days !== null && params.has('trial_end'))
    throw invalid(
      'You may only specify one of these parameters: trial_end, trial_period_days.',
      params.path('trial_end'),
      'parameters_exclusive',
    );
  if (days !== null) return { days, end: at + days * DAY };
  const end = params.text('trial_end') === 'now' ? null : (params.integer('trial_end') ?? null);
  if (end !== null && end <= at)
    throw invalid('Invalid timestamp: must be an integer Unix timestamp in the future.', params.path('trial_end'));
  return { days: null, end };
}

/** What happens if a trial ends without a card. */
export function readMissingPaymentMethod(params: Params): 'cancel' | 'create_invoice' | 'pause' {
  return (
    params
      .section('trial_settings')
      .section('end_behavior')
      .oneOf('missing_payment_method', ['cancel', 'create_invoice', 'pause']) ?? 'create_invoice'
  );
}
