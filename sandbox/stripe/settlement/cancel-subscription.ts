import { emit } from '../events/emit.ts';
import type { StripeContext } from '../stripe-context.ts';
import { forget } from '../stripe-state.ts';
import type { Subscription } from '../wire.ts';

/** Ends a subscription permanently. Its open invoices are no longer collected. */
export function cancelNow(
  context: StripeContext,
  subscription: Subscription,
  at: number,
  reason: 'cancellation_requested' | 'payment_failed' | 'payment_disputed',
): void {
  const { state } = context;
  subscription.status = 'canceled';
  subscription.canceled_at ??= at;
  subscription.ended_at = at;
  subscription.pending_update = null;
  subscription.cancellation_details = {
    comment: null,
    feedback: null,
    feedback_option: null,
    ...subscription.cancellation_details,
    reason,
  };
  forget(state.value.pendingLines, subscription.id);
  for (const invoice of Object.values(state.value.invoices)) {
    if (invoice.parent?.subscription_details?.subscription !== subscription.id) continue;
    invoice.next_payment_attempt = null;
    if (invoice.status === 'draft' || invoice.status === 'open') invoice.auto_advance = false;
  }
  state.changed();
  emit(context, 'customer.subscription.deleted', subscription, at);
}
