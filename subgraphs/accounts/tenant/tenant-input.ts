import { z } from 'zod';

/** Whether the name is in the IANA database, which PostgreSQL also uses; an offset such as `+05:00` is not. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const name = z
  .string()
  .trim()
  .min(1, 'Enter a company name.')
  .max(80, 'Use at most 80 characters for the name.')
  .refine((text) => !/\p{Cc}/u.test(text), 'The name can’t contain control characters.');
const timeZone = z.string().refine(isTimeZone, 'Enter a time zone by its IANA name, such as Europe/Berlin.');

export const createTenantInput = z.object({
  name,
  timeZone,
  idempotencyKey: z.string(),
});

export const updateTenantInput = z.object({ name: name.nullish(), timeZone: timeZone.nullish() });
