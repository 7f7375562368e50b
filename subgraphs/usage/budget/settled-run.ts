import { z } from 'zod';

/** US dollars as a decimal text, never a float. */
export const usd = z.string().regex(/^\d{1,10}(\.\d{1,30})?$/, 'must be a decimal number of US dollars, not negative');

const count = z.number().int().min(0);
const run = { runId: z.uuidv7(), agentId: z.uuid(), at: z.iso.datetime({ offset: true }) };

/** Nothing was called: the hold is freed, and that is all. */
const released = z.object({ ...run, outcome: z.literal('released') });

/** A call that costs: written to the end, or cut off and costed at its upper bound. */
const paid = z.object({
  ...run,
  outcome: z.enum(['completed', 'interrupted']),
  agentVersion: z.number().int(),
  conversationId: z.uuid().nullish(),
  messageId: z.uuid().nullish(),
  providerId: z.string().min(1),
  modelId: z.string().min(1),
  keyId: z.uuid().nullish(),
  channelKind: z.enum(['SLACK', 'WHATSAPP', 'PLAYGROUND']),
  promptTokens: count,
  completionTokens: count,
  /** Part of `promptTokens`. */
  cachedTokens: count,
  costUsd: usd,
  isPriced: z.boolean(),
  /** What the provider reported, where that was more than can be true. */
  reported: z.object({ tokens: count, costUsd: usd }).nullish(),
  /** Between two machines' clocks, so it may come out below zero. */
  latencyMs: z.number().transform((ms) => Math.round(Math.min(Math.max(ms, 0), 2_147_483_647))),
});

/** How a run ended, as the service that answers tells it. */
export const settledRun = z.discriminatedUnion('outcome', [released, paid]);
export type SettledRun = z.infer<typeof settledRun>;
export type PaidRun = z.infer<typeof paid>;
