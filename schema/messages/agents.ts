import { defineMessage } from '@konstruct/kit/messages';
import { z } from 'zod';
import { conversationKind, usd } from './values.ts';

/** An AI employee was created or changed. A reader applies newer versions only. */
export const agentUpdated = defineMessage(
  'agents.agent_updated',
  ['usage'],
  z.object({ agentId: z.uuid(), version: z.int(), name: z.string(), monthlyBudgetUsd: usd.nullable() }),
);

/** An answer was written, and is to be delivered in its thread, after those that were written before it. */
export const answerWritten = defineMessage(
  'agents.answer_written',
  ['channels'],
  z.object({ messageId: z.uuid(), channelId: z.uuid(), threadKey: z.string().min(1), text: z.string(), agentName: z.string() }),
  ({ channelId, threadKey }) => `${channelId} ${threadKey}`,
);

const count = z.int().min(0);
const run = { runId: z.uuidv7(), agentId: z.uuid(), at: z.iso.datetime({ offset: true }) };

/** Nothing was called: the reservation is freed, and that is all. */
const released = z.object({ ...run, outcome: z.literal('released') });

/** A call that costs: completed, or cut off and costed at its upper bound. */
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
  /** Whether the price of the model is known. */
  isPriced: z.boolean(),
  /**
   * False: the provider reported no use that can be true, and the call is booked at the most that it can have cost; its tokens are 0.
   * Absent in messages of the release before.
   */
  isMeasured: z.boolean().optional(),
  /** What the provider reported, where that was more than can be true. */
  reported: z.object({ tokens: count, costUsd: usd }).nullish(),
  /** Between two machines' clocks, so it may come out below zero. */
  latencyMs: z.number().transform((ms) => Math.round(Math.min(Math.max(ms, 0), 2_147_483_647))),
});

/** A run ended: what it came to, for the books. */
export const runEnded = defineMessage('agents.run_ended', ['usage'], z.discriminatedUnion('outcome', [released, paid]));
