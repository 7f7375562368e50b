import { emit } from '../events/emit.ts';
import type { StripeContext } from '../stripe-context.ts';
import type { CheckoutSession } from '../wire.ts';

/** Closes a session that no one has paid for. Its page is no longer available. */
export function expireSession(context: StripeContext, session: CheckoutSession, at: number): void {
  session.status = 'expired';
  session.url = null;
  context.state.changed();
  emit(context, 'checkout.session.expired', session, at);
}
