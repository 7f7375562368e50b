import { createOpenAI } from '@ai-sdk/openai';
import type { ModelCall } from './model.port.ts';

/** OpenAI by its Chat Completions, which other hosts of the protocol speak too. */
export function openaiModel({ baseUrl, apiKey, modelId }: ModelCall, fetch: typeof globalThis.fetch) {
  return createOpenAI({ baseURL: baseUrl, apiKey: apiKey ?? 'none', fetch }).chat(modelId);
}
