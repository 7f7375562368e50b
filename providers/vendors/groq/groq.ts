import type { ModelEntry } from '../../models/model-entry.ts';
import { defineProvider } from '../../provider/define-provider.ts';

/** OpenAI's open models always think. Groq's pages differ in the longest answer: this is the smallest number. */
const thinking = {
  alsoCalled: [],
  contextTokens: 131_072,
  mostOutputTokens: 32_768,
  limitName: 'max_tokens',
  thinks: 'ALWAYS',
  thoughtTokens: 4_000,
  effort: 'low',
  takesTemperature: false,
  readOn: '2026-11-30',
} as const;

const models: readonly ModelEntry[] = [
  {
    ...thinking,
    id: 'openai/gpt-oss-20b',
    name: 'GPT-OSS 20B',
    source: 'https://vercel.com/ai-gateway/models/gpt-oss-20b.md',
  },
  {
    ...thinking,
    id: 'openai/gpt-oss-120b',
    name: 'GPT-OSS 120B',
    source: 'https://developers.openai.com/api/docs/models/gpt-oss-120b.md',
  },
];

export const groq = defineProvider({
  id: 'groq',
  name: 'Groq',
  protocol: 'openai-compatible',
  baseUrl: 'https://api.groq.com/openai/v1',
  keyPageUrl: 'https://console.groq.com/keys',
  priceTable: 'groq',
  models,
  adapter: async () => (await import('./groq.adapter.ts')).groqModel,
});
