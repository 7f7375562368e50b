import { type PaymentsFault, PaymentsFailure } from './stripe.port.ts';

/** What the SDK's errors say, whatever their class. */
interface Told {
  readonly type?: unknown;
  readonly code?: unknown;
  readonly param?: unknown;
  readonly statusCode?: unknown;
  readonly message?: unknown;
}

function faultOf({ type, code, param, statusCode }: Told): PaymentsFault | null {
  if (type === 'StripeCardError' || statusCode === 402) return 'declined';
  if (code === 'resource_missing' || statusCode === 404) return 'gone';
  if (type === 'StripeConnectionError' || statusCode === 429 || statusCode === 409 || Number(statusCode) >= 500) return 'unavailable';
  if (typeof param === 'string' && param.includes('proration_date')) return 'stale';
  return typeof type === 'string' && type.startsWith('Stripe') ? 'refused' : null;
}

/** A failure of Stripe's in our words: https://docs.stripe.com/api/errors. Our own mistakes pass as they are. */
export function readFailure(error: unknown): PaymentsFailure | Error {
  if (error instanceof PaymentsFailure) return error;
  const fault = typeof error === 'object' && error !== null ? faultOf(error) : null;
  if (fault !== null) return new PaymentsFailure(fault, String((error as Told).message ?? ''), { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

/** Whether it is a failure of this kind, in Stripe's words or ours. */
export function isFailure(error: unknown, fault: PaymentsFault): boolean {
  const failure = readFailure(error);
  return failure instanceof PaymentsFailure && failure.fault === fault;
}
