import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { createTenantContext, type Dependencies } from '../context.ts';
import { readSubscriptionJob } from '../job-definitions.ts';
import { followSubscription } from './follow-subscription.ts';

/** Reads one company's subscription: because a grace period has ended, or because it has not been read for a day. */
export function handleReadSubscription(deps: Dependencies): Handler {
  return handleJob(readSubscriptionJob, async ({ tenantId, isReconcile }) => {
    const { hasChanged, subscription } = await followSubscription(createTenantContext(deps, tenantId));
    if (isReconcile && hasChanged)
      deps.log.warn(
        { tenantId, status: subscription?.providerStatus },
        'the entitlement of a company was out of date and has been corrected',
      );
  });
}
