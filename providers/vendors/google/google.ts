import type { ModelEntry } from '../../models/model-entry.ts';
import { defineProvider } from '../../provider/define-provider.ts';

const page = 'https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/guides/gemini-3-5-flash';

/** They think at every level, including the lowest, and `maxOutputTokens` covers thoughts and answer together. */
const thinking = {
  alsoCalled: [],
  limitName: 'maxOutputTokens',
  thinks: 'MAY',
  thoughtTokens: 4_000,
  takesTemperature: false,
  mostOutputTokens: 65_536,
  readOn: '2026-11-30',
} as const;

/** Gemini models on offer. Efforts are Google's thinking levels. */
const models: readonly ModelEntry[] = [
  {
    ...thinking,
    id: 'gemini-3.1-flash-lite',
    name: 'Gemini 3.1 Flash-Lite',
    contextTokens: 1_048_576,
    effort: 'minimal',
    source: page,
  },
  {
    ...thinking,
    id: 'gemini-3.8-flash',
    name: 'Gemini 3.8 Flash',
    contextTokens: 1_000_000,
    effort: 'low',
    source: 'https://vercel.com/ai-gateway/models/gemini-3.8-flash',
  },
  {
    ...thinking,
    id: 'gemini-3.5-flash',
    name: 'Gemini 3.5 Flash',
    contextTokens: 1_048_576,
    effort: 'low',
    source: page,
  },
];

export const google = defineProvider({
  id: 'google',
  name: 'Google Gemini',
  protocol: 'google',
  baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
  keyPageUrl: 'https://aistudio.google.com/apikey',
  priceTable: 'google',
  models,
  adapter: async () => (await import('./google.adapter.ts')).googleModel,
});
