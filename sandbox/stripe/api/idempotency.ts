import { forget, type KeptAnswer, type StripeState } from '../stripe-state.ts';
import { Rejection } from './rejection.ts';

/** Stripe forgets a key after a day: https://docs.stripe.com/api/idempotent_requests */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** The earlier answer under this key. Throws a rejection if the key was used for another request. */
export function answerBefore(
  state: StripeState,
  key: string,
  request: string,
  fingerprint: string,
  nowMs: number,
): KeptAnswer | undefined {
  for (const [old, answer] of Object.entries(state.answers)) {
    if (answer.atMs < nowMs - KEPT_MS) forget(state.answers, old);
  }
  const kept = state.answers[key];
  if (kept === undefined) return undefined;
  if (kept.request !== request)
    throw misuse(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${kept.request}' vs '${request}'). Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  if (kept.fingerprint !== fingerprint)
    throw misuse(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  return kept;
}

function misuse(message: string): Rejection {
  return new Rejection(400, { type: 'idempotency_error', message });
}
