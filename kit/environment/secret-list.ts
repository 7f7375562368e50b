import { z } from 'zod';

/**
 * Secrets separated by commas, while one replaces another: a value made with any of them is accepted. New values are
 * made with the first.
 */
export const secretList = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((secret) => secret.trim())
      .filter((secret) => secret !== ''),
  );

/** The same for our own secrets: at least one, each long. */
export const signingSecrets = secretList.pipe(
  z
    .array(z.string().min(32, 'set it to at least 32 random characters'))
    .min(1, 'set it to at least 32 random characters'),
);
