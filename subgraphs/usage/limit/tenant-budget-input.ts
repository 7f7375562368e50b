import { z } from 'zod';

/** The input of `setTenantBudget`. */
export const setTenantBudgetInput = z.object({
  monthlyLimitUsd: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,10})?$/, { error: 'Enter an amount in US dollars, such as 250 or 0.50.', abort: true })
    .refine((amount) => Number(amount) > 0, 'Enter a budget above zero. To stop an AI employee, pause it.')
    .nullish()
    .transform((amount) => amount ?? null),
});
