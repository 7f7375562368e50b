import { z } from 'zod';

/** Checks only the shape. What else is valid depends on the provider: see `addLlmKey`. */
export const addLlmKeyInput = z.object({
  providerId: z.string().max(40, 'Choose a provider from the list.'),
  label: z
    .string()
    .trim()
    .min(1, 'Enter a label for the key.')
    .max(60, 'Use at most 60 characters for the label.')
    .regex(/^\P{C}*$/u, 'The label can’t contain line breaks or control characters.'),
  // Whitespace around a pasted key comes from the clipboard. Whitespace within it is a mistake, or an attempt to inject
  // into the header that carries the key.
  key: z
    .string()
    .trim()
    .min(1, 'Paste the key.')
    .max(500, 'The key is too long. Use at most 500 characters.')
    .regex(/^[\x21-\x7e]*$/, 'The key can’t contain spaces, line breaks or special characters. Copy it again.'),
  baseUrl: z
    .string()
    .trim()
    .max(2000, 'Use at most 2,000 characters for the base URL.')
    .nullish()
    .transform((url) => url || null),
  idempotencyKey: z.string(),
});

export type AddLlmKey = z.infer<typeof addLlmKeyInput>;

/** The part of a key that is shown later: none of it if four characters would be a large part of it. */
export const lastFourOf = (key: string) => (key.length >= 12 ? key.slice(-4) : '****');
