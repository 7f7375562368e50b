import { defineProvider } from '../../provider/define-provider.ts';

/** Any host that speaks OpenAI's Chat Completions. */
export const openaiCompatible = defineProvider({
  id: 'openai-compatible',
  name: 'OpenAI-compatible endpoint',
  protocol: 'openai-compatible',
  baseUrl: null,
  keyPageUrl: null,
  priceTable: null,
  models: [],
  adapter: async () => (await import('./openai-compatible.adapter.ts')).openaiCompatibleModel,
});
