import type { Clock } from '@konstruct/kit/process';
import { loadAdapter } from '@konstruct/providers';
import { generateText } from 'ai';
import { errorOf, outcomeOf, type Reply } from '../answer/outcome-of.ts';
import { createLearned } from './learned.ts';
import { type Adjusted, adjustmentFor, isSame, type Parameters } from './parameters.ts';
import { storable } from '@konstruct/kit/database';
import type { Model, ModelCall, ModelOutcome } from '../model.port.ts';
import { failureOf, replyIn } from './provider-failure.adapter.ts';

// The AI SDK's warnings go to the console instead of our logger, and quote the prompt.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** The longest provider message that a person sees. */
const longestProviderMessage = 300;

/**
 * A shorter key is an ordinary word, as local hosts use it, and not a secret. Masking it would make holes in a provider
 * message.
 */
const shortestSecret = 8;

/** A text without the key, and without a part of the key at its end, where the text was cut. */
function withoutKey(text: string, apiKey: string | null): string {
  if (apiKey === null || apiKey.length < shortestSecret) return text;
  const masked = text.replaceAll(apiKey, '…');
  for (let length = Math.min(apiKey.length - 1, masked.length); length >= shortestSecret; length -= 1) {
    if (masked.endsWith(apiKey.slice(0, length))) return `${masked.slice(0, -length)}…`;
  }
  return masked;
}

/**
 * A provider may quote the key that it rejects, and write text that cannot be stored. The text is cut last, because
 * masking does not find a key that was cut.
 */
function withSafeProviderMessage(outcome: ModelOutcome, apiKey: string | null): ModelOutcome {
  if (outcome.kind === 'answered') return outcome;
  return {
    ...outcome,
    providerMessage: storable(withoutKey(outcome.providerMessage, apiKey), longestProviderMessage),
  };
}

/**
 * Calls once, through the AI SDK. We use the host's own response: the SDK's form of it omits how an answer ended, mixes
 * what a model wrote to decline with its answer, and rejects a complete answer because of one unexpected field.
 */
async function ask(
  call: ModelCall,
  parameters: Parameters,
  fetch: typeof globalThis.fetch,
): Promise<Reply | ModelOutcome> {
  const { prompt, signal, protocol, providerId } = call;
  const prepare = await loadAdapter(providerId, protocol);
  try {
    const { finalStep } = await generateText({
      ...prepare(call, parameters, fetch),
      instructions: prompt.instructions,
      messages: prompt.turns.map(({ role, text: content }) => ({ role, content })),
      maxRetries: 0,
      abortSignal: signal,
      include: { responseBody: true },
    });
    const { headers, body } = finalStep.response;
    return { status: 200, headers, text: JSON.stringify(body) ?? '' };
  } catch (error) {
    return replyIn(error) ?? failureOf(error);
  }
}

const lost: ModelOutcome = {
  kind: 'unavailable',
  mayBePaid: true,
  providerMessage: 'Its response could not be read.',
  retryAfterMs: null,
};

/** What to change for the next call; null: nothing, or the host's response cannot be read. */
function adjustmentAfter(reply: Reply, sent: Parameters, protocol: ModelCall['protocol']): Adjusted | null {
  try {
    const rejection = errorOf(reply);
    return rejection && adjustmentFor(rejection, sent, protocol);
  } catch {
    return null;
  }
}

/** Calls models. `fetch` must be guarded: companies supply addresses, and its limits of time and size end each call. */
export function createModel(fetch: typeof globalThis.fetch, clock: Clock): Model {
  const learned = createLearned(clock);

  /**
   * Calls again with another parameter while the host rejects one, and remembers what the endpoint then accepts. This
   * ends: each parameter changes once, and the limit once more if a prompt leaves less room.
   */
  async function askUntilTaken(call: ModelCall): Promise<Reply | ModelOutcome> {
    const changes: Adjusted[] = [];
    let parameters = learned.apply(call);
    for (;;) {
      const reply = await ask(call, parameters, fetch);
      if ('kind' in reply) return reply;
      const next = adjustmentAfter(reply, parameters, call.protocol);
      const useless = next === null ? [] : changes.filter((change) => isSame(change, next));
      if (next === null || useless.length > 0) {
        const useful = changes.filter((change) => !change.isOfPrompt && !useless.includes(change));
        for (const { change } of useful) learned.learn(call, change);
        return reply;
      }
      changes.push(next);
      parameters = { ...parameters, ...next.change };
    }
  }

  return {
    async call(call) {
      // Once the call was sent, any failure loses its answer, and the call may cost money.
      const reply = await askUntilTaken(call).catch(() => lost);
      return withSafeProviderMessage(
        'kind' in reply ? reply : outcomeOf(reply, call.protocol, clock.now()),
        call.apiKey,
      );
    },
  };
}
