import { z } from 'zod';

/** Beyond the shape, what is fit depends on the provider: see `addLlmKey`. */
export const addLlmKeyInput = z.object({
  providerId: z.string().max(40, 'Choose a provider of the list.'),
  label: z
    .string()
    .trim()
    .min(1, 'Give the key a label.')
    .max(60, 'A label has at most 60 characters.')
    .regex(/^\P{C}*$/u, 'A label holds no line breaks or control characters.'),
  // What lies around a pasted key is the clipboard's; what lies within it is a mistake, or an attempt on the header it is sent in.
  key: z
    .string()
    .trim()
    .min(1, 'Paste the key.')
    .max(500, 'A key has at most 500 characters.')
    .regex(/^[\x21-\x7e]*$/, 'A key holds no spaces, line breaks or special characters: copy it again.'),
  baseUrl: z
    .string()
    .trim()
    .max(2000, 'A base URL has at most 2,000 characters.')
    .nullish()
    .transform((url) => url || null),
  idempotencyKey: z.string(),
});

export type AddLlmKey = z.infer<typeof addLlmKeyInput>;

/** What of a key is shown later: nothing, where four characters would be a large part of it. */
export const lastFourOf = (key: string) => (key.length >= 12 ? key.slice(-4) : '****');
