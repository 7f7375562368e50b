import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { ModelCall } from './model.port.ts';

/** Any host that speaks OpenAI's Chat Completions. */
export function openaiCompatibleModel({ baseUrl, apiKey, modelId }: ModelCall, fetch: typeof globalThis.fetch) {
  return createOpenAICompatible({ name: 'endpoint', baseURL: baseUrl, ...(apiKey !== null && { apiKey }), fetch })(modelId);
}
