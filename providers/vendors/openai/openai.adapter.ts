import { createOpenAI } from '@ai-sdk/openai';
import type { SdkAdapter } from '../../provider/sdk.adapter.ts';

/** Calls OpenAI through its Chat Completions, which other hosts of the protocol speak too. */
export const openaiModel: SdkAdapter = ({ baseUrl, apiKey, modelId }, { limitName, limit, effort }, fetch) => {
  const isOldName = limitName === 'max_tokens';
  return {
    model: createOpenAI({ baseURL: baseUrl, apiKey: apiKey ?? 'none', fetch }).chat(modelId),
    ...(isOldName && { maxOutputTokens: limit }),
    providerOptions: {
      openai: {
        // The SDK would choose the limit's parameter by the model's name.
        ...(isOldName ? { forceReasoning: false } : { maxCompletionTokens: limit }),
        ...(effort !== null && { reasoningEffort: effort }),
      },
    },
  };
};
