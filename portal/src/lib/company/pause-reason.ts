import type { SubscriptionStateFragment } from '#generated/graphql.ts';
import { text } from './text.ts';

/** Why the plan pauses employees. A user who may not see the subscription learns only that the plan does. */
export function pauseReason(subscription: SubscriptionStateFragment | null): string {
  if (!subscription) return text.pause.unknownPlan;
  switch (subscription.status) {
    case 'PAST_DUE':
    case 'UNPAID':
      return text.pause.overdue;
    case 'CANCELED':
      return text.pause.ended;
    default:
      return text.pause.full(subscription.agentQuota);
  }
}
