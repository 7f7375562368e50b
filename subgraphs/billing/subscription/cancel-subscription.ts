import type { Context } from '../context.ts';
import type { CancelSubscriptionInput } from '../generated/resolvers.ts';
import { askPayments } from '../stripe/ask-payments.ts';
import { describeCurrent } from './describe-current.ts';
import { setCancels } from './set-cancels.ts';

/** Ends the subscription when the paid period is over. */
export async function cancelSubscription(ctx: Context, { idempotencyKey }: CancelSubscriptionInput) {
  return askPayments(ctx, async (paying) => {
    const rejection = await setCancels(paying, { cancels: true, idempotencyKey });
    if (rejection) return rejection;
    return { __typename: 'CancelSubscriptionSuccess' as const, subscription: await describeCurrent(ctx) };
  });
}
