import { createOpenAI } from '@ai-sdk/openai';
import type { Parameters } from './parameters.ts';
import type { ModelCall } from '../model.port.ts';

/** OpenAI by its Chat Completions, which other hosts of the protocol speak too. */
export function openaiModel({ baseUrl, apiKey, modelId }: ModelCall, parameters: Parameters, fetch: typeof globalThis.fetch) {
  const { limitName, limit, effort } = parameters;
  const isOldName = limitName === 'max_tokens';
  return {
    model: createOpenAI({ baseURL: baseUrl, apiKey: apiKey ?? 'none', fetch }).chat(modelId),
    ...(isOldName && { maxOutputTokens: limit }),
    providerOptions: {
      openai: {
        // The SDK would rename the limit by the model's name.
        ...(isOldName ? { forceReasoning: false } : { maxCompletionTokens: limit }),
        ...(effort !== null && { reasoningEffort: effort }),
      },
    },
  };
}
