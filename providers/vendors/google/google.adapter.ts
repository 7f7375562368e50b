import { createGoogle, type GoogleLanguageModelOptions } from '@ai-sdk/google';
import type { SdkAdapter } from '../../provider/sdk.adapter.ts';

type Level = NonNullable<NonNullable<GoogleLanguageModelOptions['thinkingConfig']>['thinkingLevel']>;

const levels: readonly string[] = ['minimal', 'low', 'medium', 'high', 'xhigh'] satisfies Level[];

/** Calls Gemini through its own `generateContent`. */
export const googleModel: SdkAdapter = ({ baseUrl, apiKey, modelId }, { limit, effort }, fetch) => ({
  model: createGoogle({ baseURL: baseUrl, apiKey: apiKey ?? 'none', fetch })(modelId),
  maxOutputTokens: limit,
  providerOptions: {
    google: { ...(effort !== null && levels.includes(effort) && { thinkingConfig: { thinkingLevel: effort } }) },
  },
});
