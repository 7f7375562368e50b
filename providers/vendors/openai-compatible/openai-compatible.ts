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
  baseUrlHint: 'Of an endpoint that speaks OpenAI’s protocol, such as https://llm.example.com/v1.',
  modelHint: 'Its name at the endpoint, such as llama-3.3-70b.',
  adapter: async () => (await import('./openai-compatible.adapter.ts')).openaiCompatibleModel,
});
