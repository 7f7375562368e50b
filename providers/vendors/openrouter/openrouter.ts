import type { ModelEntry } from '../../models/model-entry.ts';
import { defineProvider } from '../../provider/define-provider.ts';

/** Other vendors' models, by their names at OpenRouter; sizes are those of the vendors' own entries. */
const known = { alsoCalled: [], readOn: '2026-11-30' } as const;
const thinking = { thinks: 'MAY', thoughtTokens: 4_000, effort: 'low', takesTemperature: false } as const;
const plain = {
  limitName: 'max_tokens',
  thinks: 'NEVER',
  thoughtTokens: 0,
  effort: null,
  takesTemperature: true,
} as const;

const models: readonly ModelEntry[] = [
  {
    ...known,
    ...thinking,
    id: 'openai/gpt-6-luna',
    name: 'OpenAI GPT-6 Luna',
    contextTokens: 1_050_000,
    mostOutputTokens: 128_000,
    limitName: 'max_completion_tokens',
    source: 'https://docs.litellm.ai/blog/gpt_6_sol_luna',
  },
  {
    ...known,
    ...thinking,
    id: 'google/gemini-3.1-flash-lite',
    name: 'Google Gemini 3.1 Flash-Lite',
    contextTokens: 1_048_576,
    mostOutputTokens: 65_536,
    limitName: 'max_tokens',
    effort: 'minimal',
    source: 'https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/guides/gemini-3-5-flash',
  },
  {
    ...known,
    ...plain,
    id: 'anthropic/claude-haiku-4.5',
    name: 'Anthropic Claude Haiku 4.5',
    contextTokens: 200_000,
    mostOutputTokens: 64_000,
    source: 'https://platform.claude.com/docs/en/about-claude/models/overview',
  },
  {
    ...known,
    ...plain,
    id: 'anthropic/claude-sonnet-4.6',
    name: 'Anthropic Claude Sonnet 4.6',
    contextTokens: 1_000_000,
    mostOutputTokens: 128_000,
    source: 'https://platform.claude.com/docs/en/models/sonnet-4-6/overview',
  },
];

export const openrouter = defineProvider({
  id: 'openrouter',
  name: 'OpenRouter',
  protocol: 'openai-compatible',
  baseUrl: 'https://openrouter.ai/api/v1',
  keyPageUrl: 'https://openrouter.ai/settings/keys',
  priceTable: 'openrouter',
  models,
  // The list of models is public. https://openrouter.ai/docs/api-reference/api-keys/get-current-api-key
  dialect: { keyPath: '/key' },
  adapter: async () => (await import('./openrouter.adapter.ts')).openrouterModel,
});
