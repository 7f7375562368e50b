import type { Tasks } from '@konstruct/kit/jobs';
import type { Dependencies } from './dependencies.ts';
import { applyEvent } from './event/apply-event.job.ts';
import { foundTenant } from './subscription/found-tenant.job.ts';
import { readSubscription } from './subscription/read-subscription.job.ts';
import { reconcile } from './subscription/reconcile.job.ts';

/** The tasks of this service. */
export function createTasks(deps: Dependencies): Tasks {
  return {
    'billing.found_tenant': foundTenant(deps),
    'billing.apply_event': applyEvent(deps),
    'billing.read_subscription': readSubscription(deps),
    'billing.reconcile': reconcile(deps),
  };
}

/** How often, in milliseconds, it is looked who has not been read for a day. */
export const recurring = { 'billing.reconcile': 3_600_000 } as const;
