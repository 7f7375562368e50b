import type { ModelEntry } from '../../models/model-entry.ts';
import { defineProvider } from '../../provider/define-provider.ts';

/**
 * They think only if a request asks for it, which ours do not. Mistral publishes no limit for one answer: half of the
 * window is more than we ever request.
 */
const plain = {
  alsoCalled: [],
  contextTokens: 256_000,
  mostOutputTokens: 128_000,
  limitName: 'max_tokens',
  thinks: 'NEVER',
  thoughtTokens: 0,
  effort: null,
  takesTemperature: true,
  readOn: '2026-11-30',
} as const;

const models: readonly ModelEntry[] = [
  {
    ...plain,
    id: 'mistral-small-2603',
    name: 'Mistral Small 4',
    source: 'https://whichllm.io/models/mistral-mistral-small-2603',
  },
  {
    ...plain,
    id: 'mistral-large-2512',
    name: 'Mistral Large 3',
    source: 'https://hokai.io/hub/models/mistral-large-3',
  },
];

export const mistral = defineProvider({
  id: 'mistral',
  name: 'Mistral AI',
  protocol: 'openai-compatible',
  baseUrl: 'https://api.mistral.ai/v1',
  keyPageUrl: 'https://console.mistral.ai/api-keys',
  priceTable: 'mistral',
  models,
  dialect: { limitNames: ['max_tokens'] },
  adapter: async () => (await import('./mistral.adapter.ts')).mistralModel,
});
