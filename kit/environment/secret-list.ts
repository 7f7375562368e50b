import { z } from 'zod';

/**
 * Secrets with commas between them, while one takes the place of another: what was made with any of them is taken. The first one is
 * what is made with.
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

/** The same of secrets that are ours: at least one, each long. */
export const signingSecrets = secretList.pipe(
  z.array(z.string().min(32, 'set it to at least 32 random characters')).min(1, 'set it to at least 32 random characters'),
);
