import type { Context } from '../context.ts';
import type { ResumeSubscriptionInput } from '../generated/resolvers.ts';
import { askPayments } from '../stripe/ask-payments.ts';
import { isFailure } from '../stripe/read-failure.ts';
import { describeCurrent } from './describe-current.ts';
import { setCancels } from './set-cancels.ts';

const declined = () => ({
  __typename: 'PaymentDeclinedError' as const,
  message:
    'No payment was made, so the subscription stays paused. Pay its invoice if one is due, or choose a working payment method and resume it.',
});

/** Revokes a cancellation while the subscription still runs; a paused subscription continues once it is paid. */
export async function resumeSubscription(ctx: Context, { idempotencyKey }: ResumeSubscriptionInput) {
  return askPayments(ctx, async (paying) => {
    try {
      const rejection = await setCancels(paying, { cancels: false, idempotencyKey });
      if (rejection) return rejection;
    } catch (error) {
      if (!isFailure(error, 'declined')) throw error;
      return declined();
    }
    return { __typename: 'ResumeSubscriptionSuccess' as const, subscription: await describeCurrent(ctx) };
  });
}
