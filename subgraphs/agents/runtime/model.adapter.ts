import { generateText } from 'ai';
import { errorOf, outcomeOf, type Reply } from '../model/outcome-of.ts';
import { adjustmentFor, createLearned, type Parameters } from '../model/parameters.ts';
import { storable } from './answer-text.ts';
import { anthropicModel } from './anthropic.adapter.ts';
import type { Model, ModelCall, ModelOutcome } from './model.port.ts';
import { openaiCompatibleModel } from './openai-compatible.adapter.ts';
import { openaiModel } from './openai.adapter.ts';
import { failureOf, replyIn } from './provider-failure.adapter.ts';

// Its warnings are written to the console past our logger, and quote what was asked.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** The vendors' own SDKs. */
const protocols = { openai: openaiModel, anthropic: anthropicModel, 'openai-compatible': openaiCompatibleModel };

/** What a person is shown of a vendor's words. */
const longestComplaint = 300;

/** A vendor may quote the key that it refuses, and write what cannot be stored. Cut last: a part of a key is not found any more. */
function withSafeComplaint(outcome: ModelOutcome, apiKey: string | null): ModelOutcome {
  if (outcome.kind === 'answered') return outcome;
  const complaint = apiKey === null ? outcome.complaint : outcome.complaint.replaceAll(apiKey, '…');
  return { ...outcome, complaint: storable(complaint.slice(0, longestComplaint)) };
}

/**
 * Asks once, through the AI SDK. What was answered is taken as the host wrote it: the SDK's form of it leaves out how an answer ended,
 * mixes what a model wrote to decline with its answer, and refuses a whole answer for one field that is written otherwise.
 */
async function ask(call: ModelCall, parameters: Parameters, fetch: typeof globalThis.fetch): Promise<Reply | ModelOutcome> {
  const { prompt, signal, protocol } = call;
  try {
    const { response } = await generateText({
      ...protocols[protocol](call, parameters, fetch),
      instructions: prompt.instructions,
      messages: prompt.turns.map(({ role, text: content }) => ({ role, content })),
      maxRetries: 0,
      abortSignal: signal,
      include: { responseBody: true },
    });
    return { status: 200, headers: response.headers, text: JSON.stringify(response.body) ?? '' };
  } catch (error) {
    return replyIn(error) ?? failureOf(error);
  }
}

/** Calls models. `fetch` must be guarded: companies supply addresses, and its limits of time and size end each call. */
export function createModel(fetch: typeof globalThis.fetch): Model {
  const learned = createLearned();

  /** Asks once more, otherwise, where a parameter was refused; remembers what the endpoint then took. */
  async function askTwice(call: ModelCall): Promise<Reply | ModelOutcome> {
    const parameters = learned.apply(call);
    const first = await ask(call, parameters, fetch);
    const rejection = 'kind' in first ? null : errorOf(first);
    const adjustment = rejection && adjustmentFor(rejection, parameters, call.protocol);
    if (!adjustment) return first;
    const adjusted = { ...parameters, ...adjustment.change };
    const second = await ask(call, adjusted, fetch);
    if (!('kind' in second) && !adjustment.isOfPrompt) {
      const again = errorOf(second);
      const more = (again && adjustmentFor(again, adjusted, call.protocol))?.change ?? {};
      // Refused for the same once more: it was no help. Refused for something else: the next call asks without either.
      if (!Object.keys(more).some((name) => name in adjustment.change)) learned.learn(call, { ...adjustment.change, ...more });
    }
    return second;
  }

  return {
    async call(call) {
      const reply = await askTwice(call);
      return withSafeComplaint('kind' in reply ? reply : outcomeOf(reply, call.protocol), call.apiKey);
    },
  };
}
