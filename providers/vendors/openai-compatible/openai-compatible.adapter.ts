import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { SdkAdapter } from '../../provider/sdk.adapter.ts';

/** Any host that speaks OpenAI's Chat Completions. */
export const openaiCompatibleModel: SdkAdapter = (
  { baseUrl, apiKey, modelId },
  { limitName, limit, effort },
  fetch,
) => {
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
};
