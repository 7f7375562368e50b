import { createAzure } from '@ai-sdk/azure';
import type { SdkAdapter } from '../../provider/sdk.adapter.ts';

/** A deployment at Azure OpenAI, by Chat Completions. */
export const azureModel: SdkAdapter = ({ baseUrl, apiKey, modelId }, { limitName, limit, effort }, fetch) => {
  const isOldName = limitName === 'max_tokens';
  return {
    model: createAzure({ baseURL: baseUrl, apiKey: apiKey ?? 'none', fetch }).chat(modelId),
    ...(isOldName && { maxOutputTokens: limit }),
    providerOptions: {
      openai: {
        // A deployment may be called anything: the SDK must not read its model from its name.
        ...(isOldName ? { forceReasoning: false } : { maxCompletionTokens: limit }),
        ...(effort !== null && { reasoningEffort: effort }),
      },
    },
  };
};
