import { defineJob } from '@konstruct/kit/messages';
import { z } from 'zod';

/** Checks a month's budgets after an amount was spent or rejected, or a limit changed. */
export const checkBudgetsJob = defineJob(
  'usage.check_budgets',
  z.object({ tenantId: z.uuid(), periodStart: z.iso.date() }),
);

/** Adds new events to the roll-ups. Recurs. */
export const rollUpJob = defineJob('usage.roll_up', z.object({}));

/** Creates the partitions of future months. Recurs. */
export const makeMonthsJob = defineJob('usage.make_months', z.object({}));

/** Settles reservations that no process settled. Recurs. */
export const reapReservationsJob = defineJob('usage.reap_reservations', z.object({}));
