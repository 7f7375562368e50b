import type { Tasks } from '@konstruct/kit/jobs';
import type { Dependencies } from './dependencies.ts';
import { applyEvent } from './event/apply-event.job.ts';
import { clearEvents } from './event/clear-events.job.ts';
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
    'billing.clear_events': clearEvents(deps),
  };
}

const hourMs = 3_600_000;

/** How often it is looked, in milliseconds, who has not been read for a day, and what need not be remembered any more. */
export const recurring = { 'billing.reconcile': hourMs, 'billing.clear_events': hourMs } as const;
