import type { Task } from '@konstruct/kit/jobs';
import { z } from 'zod';
import type { Dependencies } from '../dependencies.ts';
import { followSubscription } from './follow-subscription.ts';

const payload = z.object({ tenantId: z.uuid(), isReconcile: z.boolean().default(false) });

/** Reads one company's subscription: since a grace is over, or since nobody has looked for a day. */
export function readSubscription(deps: Dependencies): Task {
  return async (given) => {
    const { tenantId, isReconcile } = payload.parse(given);
    const { hasChanged, subscription } = await followSubscription(deps, tenantId);
    if (isReconcile && hasChanged)
      deps.log.warn({ tenantId, status: subscription?.providerStatus }, 'what a company may use was out of date, and has been made good');
  };
}
