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
