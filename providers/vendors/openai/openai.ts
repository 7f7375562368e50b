import type { ModelEntry } from '../../models/model-entry.ts';
import { defineProvider } from '../../provider/define-provider.ts';

/**
 * GPT-6 thinks with `medium` effort by default. At low effort, thoughts about a front-desk question take a few hundred
 * tokens; the rest is for hard ones.
 */
const thinking = { thoughtTokens: 4_000, limitName: 'max_completion_tokens', takesTemperature: false } as const;
const plain = {
  thinks: 'NEVER',
  thoughtTokens: 0,
  limitName: 'max_tokens',
  effort: null,
  takesTemperature: true,
} as const;
const known = { alsoCalled: [], readOn: '2026-11-29' } as const;

/**
 * OpenAI's models on offer. Windows agree with the price package. Which efforts each model accepts, and that a thinking
 * model accepts neither `max_tokens` nor a temperature, also matches the catalogue of the pinned `@ai-sdk/openai`.
 * Where the vendor's own page of a model could not be read, the source is a router's page about it.
 */
const models: readonly ModelEntry[] = [
  {
    ...known,
    ...thinking,
    id: 'gpt-6-luna',
    name: 'GPT-6 Luna',
    contextTokens: 1_050_000,
    mostOutputTokens: 128_000,
    thinks: 'MAY',
    effort: 'low',
    source: 'https://docs.litellm.ai/blog/gpt_6_sol_luna',
  },
  {
    ...known,
    ...plain,
    id: 'gpt-4o-mini',
    name: 'GPT-4o mini',
    contextTokens: 128_000,
    mostOutputTokens: 16_384,
    source: 'https://vercel.com/ai-gateway/models/gpt-4o-mini-fast.md',
  },
  {
    ...known,
    ...thinking,
    id: 'gpt-5-mini',
    name: 'GPT-5 mini',
    contextTokens: 400_000,
    mostOutputTokens: 128_000,
    // It has no effort `none`: all models before GPT-5.1 think.
    thinks: 'ALWAYS',
    effort: 'minimal',
    source: 'https://vercel.com/ai-gateway/models/gpt-5-mini-fast.md',
  },
  {
    ...known,
    ...plain,
    id: 'gpt-4.1-mini',
    name: 'GPT-4.1 mini',
    contextTokens: 1_047_576,
    mostOutputTokens: 32_768,
    source: 'https://ai.cloudprice.net/api/v1/models/openai-gpt-4-1-mini',
  },
  {
    ...known,
    ...thinking,
    id: 'gpt-5.4-mini',
    name: 'GPT-5.4 mini',
    alsoCalled: ['gpt-5-4-mini'],
    contextTokens: 400_000,
    mostOutputTokens: 128_000,
    thinks: 'MAY',
    effort: 'low',
    source: 'https://developers.openai.com/docs/models',
  },
  {
    ...known,
    ...thinking,
    id: 'gpt-6-sol',
    name: 'GPT-6 Sol',
    contextTokens: 1_050_000,
    mostOutputTokens: 128_000,
    thinks: 'MAY',
    effort: 'low',
    source: 'https://docs.litellm.ai/blog/gpt_6_sol_luna',
  },
  {
    ...known,
    ...thinking,
    id: 'gpt-5.6-terra',
    name: 'GPT-5.6 Terra',
    alsoCalled: ['gpt-5-6-terra'],
    contextTokens: 1_050_000,
    mostOutputTokens: 128_000,
    thinks: 'MAY',
    effort: 'low',
    source: 'https://developers.openai.com/api/docs/models/compare.md',
  },
];

export const openai = defineProvider({
  id: 'openai',
  name: 'OpenAI',
  protocol: 'openai',
  baseUrl: 'https://api.openai.com/v1',
  keyPageUrl: 'https://platform.openai.com/api-keys',
  priceTable: 'openai',
  models,
  adapter: async () => (await import('./openai.adapter.ts')).openaiModel,
});
