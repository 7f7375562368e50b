import { createAzure } from '@ai-sdk/azure';
import type { SdkAdapter } from '../../provider/sdk.adapter.ts';

/** Calls a deployment at Azure OpenAI through Chat Completions. */
export const azureModel: SdkAdapter = ({ baseUrl, apiKey, modelId }, { limitName, limit, effort }, fetch) => {
  const isOldName = limitName === 'max_tokens';
  return {
    model: createAzure({ baseURL: baseUrl, apiKey: apiKey ?? 'none', fetch }).chat(modelId),
    ...(isOldName && { maxOutputTokens: limit }),
    providerOptions: {
      openai: {
        // A deployment can have any name: the SDK must not infer its model from that.
        ...(isOldName ? { forceReasoning: false } : { maxCompletionTokens: limit }),
        ...(effort !== null && { reasoningEffort: effort }),
      },
    },
  };
};
