import { defineJob } from '@konstruct/kit/messages';
import { z } from 'zod';

/** Processes an event that Stripe delivered. */
export const applyEventJob = defineJob('billing.apply_event', z.object({ eventId: z.string() }));

/** Reads one company's subscription. */
export const readSubscriptionJob = defineJob(
  'billing.read_subscription',
  z.object({ tenantId: z.uuid(), isReconcile: z.boolean().default(false) }),
);

/** Schedules a reading of every customer about once a day. Recurs. */
export const reconcileJob = defineJob('billing.reconcile', z.object({}));

/** Deletes old events. Recurs. */
export const clearEventsJob = defineJob('billing.clear_events', z.object({}));
