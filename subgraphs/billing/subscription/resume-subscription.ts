import { type Context, tenantIdOf } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import type { ResumeSubscriptionInput } from '../generated/resolvers.ts';
import { askPayments } from '../stripe/ask-payments.ts';
import { describeAfresh } from './describe-afresh.ts';
import { setCancels } from './set-cancels.ts';

/** Takes a cancellation back while the subscription still runs. */
export async function resumeSubscription(deps: Dependencies, context: Context, { idempotencyKey }: ResumeSubscriptionInput) {
  return askPayments(deps, async (payments) => {
    const refusal = await setCancels(deps, payments, tenantIdOf(context), false, idempotencyKey);
    if (refusal) return refusal;
    return { __typename: 'ResumeSubscriptionSuccess' as const, subscription: await describeAfresh(deps, context) };
  });
}
