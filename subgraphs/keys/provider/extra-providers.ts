import { z } from 'zod';

const price = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,10})?$/, 'write a price as decimal text, such as "0.15"')
  .nullable()
  .default(null);

const extraProvider = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'use lower-case letters, digits and dashes'),
  name: z.string().min(1),
  protocol: z.enum(['openai', 'anthropic', 'openai-compatible']),
  baseUrl: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  isKeyRequired: z.boolean(),
  isPractice: z.boolean().default(false),
  keyPageUrl: z
    .url({ protocol: /^https$/ })
    .nullable()
    .default(null),
  models: z.array(
    z
      .strictObject({
        id: z.string().min(1),
        name: z.string().min(1),
        inputUsdPerMillionTokens: price,
        outputUsdPerMillionTokens: price,
        // What the model can hold, which the service that calls it reads.
        contextTokens: z.int().min(1).optional(),
        mostOutputTokens: z.int().min(1).optional(),
        thoughtTokens: z.int().min(0).optional(),
      })
      .transform(({ id, name, inputUsdPerMillionTokens, outputUsdPerMillionTokens }) => ({
        id,
        name,
        inputUsdPerMillionTokens,
        outputUsdPerMillionTokens,
      })),
  ),
});

/** A provider that the configuration adds to the catalogue. */
export type ExtraProvider = z.infer<typeof extraProvider>;

/** `EXTRA_LLM_PROVIDERS`: a JSON list. */
export const extraProviders = z
  .string()
  .default('[]')
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'set it to a JSON list of providers' });
      return z.NEVER;
    }
  })
  .pipe(z.array(extraProvider));
