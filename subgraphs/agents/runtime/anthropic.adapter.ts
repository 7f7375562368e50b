import { createAnthropic } from '@ai-sdk/anthropic';
import type { ModelCall } from './model.port.ts';

/** Anthropic by its Messages. */
export function anthropicModel({ baseUrl, apiKey, modelId }: ModelCall, fetch: typeof globalThis.fetch) {
  return createAnthropic({ baseURL: baseUrl, apiKey: apiKey ?? 'none', fetch })(modelId);
}
