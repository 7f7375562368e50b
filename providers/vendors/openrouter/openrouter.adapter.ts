import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { SdkAdapter } from '../../provider/sdk.adapter.ts';

/**
 * Calls OpenRouter through its Chat Completions. We do not use its own package for the AI SDK: that package exposes
 * neither the body of an answer nor the body of an error in a 200, and we read answers from these
 * (docs/decisions/0041-one-provider-package.md).
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
      // One field for all vendors behind the router. https://openrouter.ai/docs/use-cases/reasoning-tokens
      ...(effort !== null && { reasoning: { effort } }),
    }),
  });
  return { model: router(modelId), maxOutputTokens: limit };
};
