import { createGroq } from '@ai-sdk/groq';
import type { SdkAdapter } from '../../provider/sdk.adapter.ts';

/** Calls Groq through its Chat Completions. */
export const groqModel: SdkAdapter = ({ baseUrl, apiKey, modelId }, { limit, effort }, fetch) => ({
  model: createGroq({ baseURL: baseUrl, apiKey: apiKey ?? 'none', fetch })(modelId),
  maxOutputTokens: limit,
  providerOptions: { groq: { ...(effort !== null && { reasoningEffort: effort }) } },
});
