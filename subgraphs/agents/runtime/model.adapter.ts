import { generateText, type LanguageModel, type LanguageModelUsage } from 'ai';
import { answerText, storable } from './answer-text.ts';
import { anthropicModel } from './anthropic.adapter.ts';
import type { Model, ModelCall, ModelOutcome } from './model.port.ts';
import { openaiCompatibleModel } from './openai-compatible.adapter.ts';
import { openaiModel } from './openai.adapter.ts';
import type { Tokens } from './price.ts';
import { failureOf } from './provider-failure.adapter.ts';

// Its warnings are written to the console past our logger, and quote what was asked.
globalThis.AI_SDK_LOG_WARNINGS = false;

const protocols = {
  openai: openaiModel,
  anthropic: anthropicModel,
  'openai-compatible': openaiCompatibleModel,
} satisfies Record<ModelCall['protocol'], (call: ModelCall, fetch: typeof globalThis.fetch) => LanguageModel>;

/** What was reported, if it is a count at all. Whether so many can be true is decided by what the call can have cost. */
function counted(count: number | undefined): number | null {
  return count !== undefined && Number.isInteger(count) && count >= 0 ? Math.min(count, Number.MAX_SAFE_INTEGER) : null;
}

function tokensIn({ inputTokens, outputTokens, inputTokenDetails }: LanguageModelUsage): Tokens | null {
  const [prompt, completion] = [counted(inputTokens), counted(outputTokens)];
  if (prompt === null || completion === null || prompt === 0) return null;
  const part = (count: number | undefined, room: number) => Math.min(counted(count) ?? 0, room);
  const cached = part(inputTokenDetails.cacheReadTokens, prompt);
  return { prompt, completion, cached, cacheWritten: part(inputTokenDetails.cacheWriteTokens, prompt - cached) };
}

/** What a person is shown of a vendor's words. */
const longestComplaint = 300;

/** A vendor may quote the key that it refuses, and write what cannot be stored. Cut last: a part of a key is not found any more. */
function withSafeComplaint(outcome: ModelOutcome, apiKey: string | null): ModelOutcome {
  if (outcome.kind === 'answered') return outcome;
  const complaint = apiKey === null ? outcome.complaint : outcome.complaint.replaceAll(apiKey, '…');
  return { ...outcome, complaint: storable(complaint.slice(0, longestComplaint)) };
}

/** Calls models through the AI SDK. `fetch` must be guarded: companies supply addresses, and its limits of time and size end each call. */
export function createModel(fetch: typeof globalThis.fetch): Model {
  return {
    async call(call) {
      const { prompt, maxOutputTokens, signal } = call;
      try {
        const { text, usage } = await generateText({
          model: protocols[call.protocol](call, fetch),
          instructions: prompt.instructions,
          messages: prompt.turns.map(({ role, text: content }) => ({ role, content })),
          maxOutputTokens,
          maxRetries: 0,
          abortSignal: signal,
        });
        return { kind: 'answered', text: answerText(text), isCut: false, tokens: tokensIn(usage) };
      } catch (error) {
        return withSafeComplaint(failureOf(error), call.apiKey);
      }
    },
  };
}
