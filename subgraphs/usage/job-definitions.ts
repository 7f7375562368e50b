import { defineJob } from '@konstruct/kit/messages';
import { z } from 'zod';

/** Looks at a month's budgets: something was spent, refused, or limited otherwise. */
export const checkBudgetsJob = defineJob('usage.check_budgets', z.object({ tenantId: z.uuid(), periodStart: z.iso.date() }));

/** Counts new events into the roll-ups. Recurs. */
export const rollUpJob = defineJob('usage.roll_up', z.object({}));

/** Makes the partitions of coming months. Recurs. */
export const makeMonthsJob = defineJob('usage.make_months', z.object({}));

/** Settles reservations that no process settled. Recurs. */
export const reapReservationsJob = defineJob('usage.reap_reservations', z.object({}));
