import { z } from 'zod';

/** A time-based code as people type it, including spaces. */
export const timeBasedCode = z
  .string()
  .transform((text) => text.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));

export const recoveryCode = z
  .string()
  .transform((text) => text.replaceAll(/\s/g, ''))
  .pipe(z.string().min(1).max(64));

export const trustDevice = z.boolean().optional();
