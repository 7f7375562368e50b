import { z } from 'zod';

/** The input of `setTenantBudget`. */
export const setTenantBudgetInput = z.object({
  monthlyLimitUsd: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,10})?$/, { error: 'Write an amount in US dollars, such as 250 or 0.50.', abort: true })
    .refine((amount) => Number(amount) > 0, 'The budget must be more than nothing. To stop an employee, pause it.')
    .nullish()
    .transform((amount) => amount ?? null),
});

const most = 6;

/** The input of `setBudgetAlerts`: each percentage once, rising. */
export const setBudgetAlertsInput = z.object({
  thresholds: z
    .array(z.number().int().min(1, 'Write percentages from 1 to 100.').max(100, 'Write percentages from 1 to 100.'))
    .transform((percentages) => [...new Set(percentages)].sort((a, b) => a - b))
    .refine(({ length }) => length <= most, `Choose at most ${most} percentages.`),
});
