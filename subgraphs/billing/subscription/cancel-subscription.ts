import { tenantIdOf } from '@konstruct/kit/graph';
import type { Context } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import type { CancelSubscriptionInput } from '../generated/resolvers.ts';
import { askPayments } from '../stripe/ask-payments.ts';
import { describeAfresh } from './describe-afresh.ts';
import { setCancels } from './set-cancels.ts';

/** Lets the subscription end when what is paid for is over. */
export async function cancelSubscription(deps: Dependencies, context: Context, { idempotencyKey }: CancelSubscriptionInput) {
  return askPayments(deps, async (payments) => {
    const refusal = await setCancels(deps, payments, tenantIdOf(context), true, idempotencyKey);
    if (refusal) return refusal;
    return { __typename: 'CancelSubscriptionSuccess' as const, subscription: await describeAfresh(deps, context) };
  });
}
