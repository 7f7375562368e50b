import { defineMessage } from '@konstruct/kit/messages';
import { z } from 'zod';
import { conversationKind, usd } from './values.ts';

/** An AI employee was created or changed. A reader applies only newer versions. */
export const agentUpdated = defineMessage(
  'agents.agent_updated',
  ['usage'],
  z.object({ agentId: z.uuid(), version: z.int(), name: z.string(), monthlyBudgetUsd: usd.nullable() }),
);

/** An answer was written. It has to be delivered in its thread, after those that were written before it. */
export const answerWritten = defineMessage(
  'agents.answer_written',
  ['channels'],
  z.object({
    messageId: z.uuid(),
    channelId: z.uuid(),
    threadKey: z.string().min(1),
    text: z.string(),
    agentName: z.string(),
  }),
  ({ channelId, threadKey }) => `${channelId} ${threadKey}`,
);

const count = z.int().min(0);
const run = { runId: z.uuidv7(), agentId: z.uuid(), at: z.iso.datetime({ offset: true }) };

/** The provider was not called: the reservation is released, and nothing else happens. */
const released = z.object({ ...run, outcome: z.literal('released') });

/** A call that costs: completed, or cut off and charged at its upper bound. */
const paid = z.object({
  ...run,
  outcome: z.enum(['completed', 'interrupted']),
  agentVersion: z.int(),
  conversationId: z.uuid().nullish(),
  messageId: z.uuid().nullish(),
  providerId: z.string().min(1),
  modelId: z.string().min(1),
  keyId: z.uuid().nullish(),
  channelKind: conversationKind,
  promptTokens: count,
  completionTokens: count,
  /** Part of `promptTokens`. */
  cachedTokens: count,
  costUsd: usd,
  /** Whether the model's price is known. */
  isPriced: z.boolean(),
  /**
   * False: the provider reported a usage that cannot be true, and the call is booked at the most that it can have cost;
   * its tokens are 0. Absent in messages of the previous release.
   */
  isMeasured: z.boolean().optional(),
  /** What the provider reported, if it was more than can be true. */
  reported: z.object({ tokens: count, costUsd: usd }).nullish(),
  /** Measured between two machines' clocks, so it may be below zero. */
  latencyMs: z.number().transform((ms) => Math.round(Math.min(Math.max(ms, 0), 2_147_483_647))),
});

/** A run ended: its usage and cost, for the books. */
export const runEnded = defineMessage('agents.run_ended', ['usage'], z.discriminatedUnion('outcome', [released, paid]));
