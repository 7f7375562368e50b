import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { SdkAdapter } from '../../provider/sdk.adapter.ts';

/**
 * OpenRouter by its Chat Completions. Not by its own package for the AI SDK: that hands on neither the body of an answer nor that of an
 * error in a 200, which answers are read from (docs/decisions/0041-one-provider-package.md).
 */
export const openrouterModel: SdkAdapter = ({ baseUrl, apiKey, modelId }, { limitName, limit, effort }, fetch) => {
  const router = createOpenAICompatible({
    name: 'openrouter',
    baseURL: baseUrl,
    ...(apiKey !== null && { apiKey }),
    fetch,
    transformRequestBody: ({ max_tokens: most, ...rest }) => ({
      ...rest,
      [limitName]: most,
      // One field for all vendors behind it. https://openrouter.ai/docs/use-cases/reasoning-tokens
      ...(effort !== null && { reasoning: { effort } }),
    }),
  });
  return { model: router(modelId), maxOutputTokens: limit };
};
