import type { Handler, Recurring } from '@konstruct/kit/jobs';
import { handleEntitlementChanged } from './agent/apply-entitlement.job.ts';
import type { Dependencies } from './context.ts';
import { handleMessageReceived } from './conversation/receive-message.job.ts';
import { handleContactRenamed } from './conversation/rename-contact.job.ts';
import { handleChannelUpdated } from './replicas/channel-updated.job.ts';
import { handleKeyUpdated } from './replicas/key-updated.job.ts';
import { handleTenantUpdated } from './replicas/tenant-updated.job.ts';
import { handleAnswer } from './runtime/answer.job.ts';
import { handleRetryWaiting } from './waiting/retry-waiting.job.ts';
import { handleAgentBudgetChanged, handleTenantBudgetChanged } from './waiting/budget-changed.job.ts';

/** The handlers of this service's jobs and messages. */
export function createHandlers(deps: Dependencies): Handler[] {
  return [
    handleAnswer(deps),
    handleRetryWaiting(deps),
    handleMessageReceived(deps),
    handleContactRenamed(deps),
    handleAgentBudgetChanged(deps),
    handleTenantBudgetChanged(deps),
    handleEntitlementChanged(deps),
    handleTenantUpdated(deps),
    handleKeyUpdated(deps),
    handleChannelUpdated(deps),
  ];
}

/** There are no recurring jobs: each waiting message schedules its own next try. */
export const recurring: readonly Recurring[] = [];
