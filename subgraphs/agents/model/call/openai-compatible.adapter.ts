import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { Parameters } from './parameters.ts';
import type { ModelCall } from '../model.port.ts';

/** Any host that speaks OpenAI's Chat Completions. */
export function openaiCompatibleModel({ baseUrl, apiKey, modelId }: ModelCall, parameters: Parameters, fetch: typeof globalThis.fetch) {
  const { limitName, limit, effort } = parameters;
  const endpoint = createOpenAICompatible({
    name: 'endpoint',
    baseURL: baseUrl,
    ...(apiKey !== null && { apiKey }),
    fetch,
    transformRequestBody: ({ max_tokens: most, ...rest }) => ({ ...rest, [limitName]: most }),
  });
  return {
    model: endpoint(modelId),
    maxOutputTokens: limit,
    providerOptions: { endpoint: { ...(effort !== null && { reasoningEffort: effort }) } },
  };
}
