import type { Handler, Recurring } from '@konstruct/kit/jobs';
import type { Dependencies } from './dependencies.ts';
import { applyEvent } from './event/apply-event.job.ts';
import { clearEvents } from './event/clear-events.job.ts';
import { clearEventsJob, reconcileJob } from './job-definitions.ts';
import { foundTenant } from './reading/found-tenant.job.ts';
import { readSubscription } from './reading/read-subscription.job.ts';
import { reconcile } from './reading/reconcile.job.ts';

/** What the queue brings. */
export function createHandlers(deps: Dependencies): Handler[] {
  return [foundTenant(deps), applyEvent(deps), readSubscription(deps), reconcile(deps), clearEvents(deps)];
}

const hourMs = 3_600_000;

/** How often it is looked who has not been read for a day, and what need not be remembered any more. */
export const recurring: readonly Recurring[] = [
  { job: reconcileJob, everyMs: hourMs },
  { job: clearEventsJob, everyMs: hourMs },
];
