import { z } from 'zod';
import { vendors } from '../list.ts';
import { protocols } from '../protocol/protocol.ts';
import { baseUrl } from './base-urls.ts';

/** US dollars per million tokens, as decimal text; null: unknown, which is never zero. */
const price = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,10})?$/, 'write the price as a decimal string, such as "0.15"')
  .nullable()
  .default(null);

const tokens = z.int().min(1);

const extraProvider = z.strictObject({
  id: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,39}$/,
      'use 1 to 40 lower-case letters, digits and dashes, and do not begin with a dash',
    ),
  name: z.string().trim().min(1),
  protocol: z.enum(protocols),
  baseUrl,
  isKeyRequired: z.boolean(),
  isPractice: z.boolean().default(false),
  keyPageUrl: z
    .url({ protocol: /^https$/ })
    .nullable()
    .default(null),
  models: z.array(
    z.strictObject({
      id: z.string().min(1),
      name: z.string().min(1),
      inputUsdPerMillionTokens: price,
      outputUsdPerMillionTokens: price,
      /** The model's limits, as the table of models has them for other models. */
      contextTokens: tokens.optional(),
      mostOutputTokens: tokens.optional(),
      thoughtTokens: z.int().min(0).optional(),
    }),
  ),
});

/** A provider that the configuration adds. */
export type ExtraProvider = z.infer<typeof extraProvider>;

const hasRepeat = (ids: readonly string[]) => new Set(ids).size < ids.length;

/** `EXTRA_LLM_PROVIDERS`: a JSON list. */
export const extraProviders = z
  .string()
  .default('[]')
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'set it to a JSON list of providers, or leave it out' });
      return z.NEVER;
    }
  })
  .pipe(
    z.array(extraProvider).superRefine((extra, context) => {
      if (hasRepeat([...vendors.map(({ id }) => id as string), ...extra.map(({ id }) => id)]))
        context.addIssue({ code: 'custom', message: 'give each provider an id that no other provider has' });
      for (const [at, { models }] of extra.entries())
        if (hasRepeat(models.map(({ id }) => id)))
          context.addIssue({ code: 'custom', path: [at, 'models'], message: 'list each model once' });
    }),
  );
