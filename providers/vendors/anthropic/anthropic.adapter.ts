import { createAnthropic } from '@ai-sdk/anthropic';
import type { SdkAdapter } from '../../provider/sdk.adapter.ts';

/** Calls Anthropic through its Messages API. */
export const anthropicModel: SdkAdapter = ({ baseUrl, apiKey, modelId }, { limit, effort }, fetch) => ({
  model: createAnthropic({ baseURL: baseUrl, apiKey: apiKey ?? 'none', fetch })(modelId),
  maxOutputTokens: limit,
  providerOptions: { anthropic: { ...(effort !== null && { effort }) } },
});
