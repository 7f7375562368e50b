import type { Handler, Recurring } from '@konstruct/kit/jobs';
import type { Dependencies } from './context.ts';
import { handleTenantCreated } from './entitlement/create-entitlement.job.ts';
import { handleApplyEvent } from './event/apply-event.job.ts';
import { handleClearEvents } from './event/clear-events.job.ts';
import { clearEventsJob, reconcileJob } from './job-definitions.ts';
import { handleReadSubscription } from './reading/read-subscription.job.ts';
import { handleReconcile } from './reading/reconcile.job.ts';

/** The handlers of the service's jobs and messages. */
export function createHandlers(deps: Dependencies): Handler[] {
  return [
    handleTenantCreated(deps),
    handleApplyEvent(deps),
    handleReadSubscription(deps),
    handleReconcile(deps),
    handleClearEvents(deps),
  ];
}

const hourMs = 3_600_000;

/** How often to look for companies that have not been read for a day, and for events that are no longer needed. */
export const recurring: readonly Recurring[] = [
  { job: reconcileJob, everyMs: hourMs },
  { job: clearEventsJob, everyMs: hourMs },
];
