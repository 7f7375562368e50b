import { createMistral } from '@ai-sdk/mistral';
import type { SdkAdapter } from '../../provider/sdk.adapter.ts';

/** Calls Mistral through its Chat Completions. */
export const mistralModel: SdkAdapter = ({ baseUrl, apiKey, modelId }, { limit, effort }, fetch) => ({
  model: createMistral({ baseURL: baseUrl, apiKey: apiKey ?? 'none', fetch })(modelId),
  maxOutputTokens: limit,
  providerOptions: { mistral: { ...(effort !== null && { reasoningEffort: effort }) } },
});
