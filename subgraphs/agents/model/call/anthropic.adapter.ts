import { createAnthropic } from '@ai-sdk/anthropic';
import type { Parameters } from './parameters.ts';
import type { ModelCall } from '../model.port.ts';

/** Anthropic by its Messages. */
export function anthropicModel({ baseUrl, apiKey, modelId }: ModelCall, parameters: Parameters, fetch: typeof globalThis.fetch) {
  const { limit, effort } = parameters;
  return {
    model: createAnthropic({ baseURL: baseUrl, apiKey: apiKey ?? 'none', fetch })(modelId),
    maxOutputTokens: limit,
    providerOptions: { anthropic: { ...(effort !== null && { effort }) } },
  };
}
