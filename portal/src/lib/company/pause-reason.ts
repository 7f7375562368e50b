import type { SubscriptionStateFragment } from '#generated/graphql.ts';
import { plural } from '#lib/format/count.ts';

/** Why the plan pauses employees; those who may not see the subscription are told that much. */
export function pauseReason(subscription: SubscriptionStateFragment | null): string {
  const goesOn = 'It goes on by itself as soon as there is room; what it is asked meanwhile waits.';
  if (!subscription) return `The company’s plan has no room for it at the moment. ${goesOn}`;
  switch (subscription.status) {
    case 'PAST_DUE':
    case 'UNPAID':
      return 'A payment is overdue. It goes on by itself once that is paid; what it is asked meanwhile waits.';
    case 'CANCELED':
      return 'The subscription has ended. It goes on by itself once there is a new one; what it is asked meanwhile waits.';
    default:
      return `The plan has room for ${plural(subscription.agentQuota, 'active AI employee')}, and those who were hired earlier come first. ${goesOn}`;
  }
}
