import { z } from 'zod';

const most = 6;

/** The input of `setBudgetAlerts`: each percentage once, in ascending order. */
export const setBudgetAlertsInput = z.object({
  thresholds: z
    .array(z.number().int().min(1, 'Enter percentages from 1 to 100.').max(100, 'Enter percentages from 1 to 100.'))
    .transform((percentages) => [...new Set(percentages)].sort((a, b) => a - b))
    .refine(({ length }) => length <= most, `Choose at most ${most} percentages.`),
});
