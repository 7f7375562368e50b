import { type PaymentsFault, PaymentsFailure } from './stripe.port.ts';

/** The common fields of the SDK's errors, whatever their class. */
interface StripeErrorLike {
  readonly type?: unknown;
  readonly code?: unknown;
  readonly param?: unknown;
  readonly statusCode?: unknown;
  readonly message?: unknown;
}

/** The bank wants the card's owner to confirm: https://docs.stripe.com/error-codes */
const asksForAction = /requires_action$|action_required$|^authentication_required$/;

function faultOf({ type, code, param, statusCode }: StripeErrorLike): PaymentsFault | null {
  if (typeof type !== 'string' || !type.startsWith('Stripe')) return null;
  if (type === 'StripeConnectionError') return 'unavailable';
  // Without a status the answer was not JSON, such as one from a proxy on the way: the outcome of the request is
  // unknown.
  if (
    typeof statusCode !== 'number' ||
    statusCode < 400 ||
    statusCode >= 500 ||
    statusCode === 429 ||
    statusCode === 409
  )
    return 'unavailable';
  if (statusCode === 402) return typeof code === 'string' && asksForAction.test(code) ? 'action_required' : 'declined';
  if (code === 'resource_missing') return 'gone';
  return typeof param === 'string' && param.includes('proration_date') ? 'stale' : 'refused';
}

/**
 * Converts a failure of Stripe to our own type: https://docs.stripe.com/api/errors. Our own errors pass through
 * unchanged.
 */
export function readFailure(error: unknown): PaymentsFailure | Error {
  if (error instanceof PaymentsFailure) return error;
  const fault = typeof error === 'object' && error !== null ? faultOf(error) : null;
  if (fault !== null)
    return new PaymentsFailure(fault, String((error as StripeErrorLike).message ?? ''), { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

/** Whether the error is a failure of this kind, as Stripe's type or as ours. */
export function isFailure(error: unknown, fault: PaymentsFault): boolean {
  const failure = readFailure(error);
  return failure instanceof PaymentsFailure && failure.fault === fault;
}
