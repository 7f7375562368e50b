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
  baseUrlHint: 'An endpoint that is compatible with OpenAI’s API, such as https://llm.example.com/v1.',
  modelHint: 'The model’s name at the endpoint, such as llama-3.3-70b.',
  adapter: async () => (await import('./openai-compatible.adapter.ts')).openaiCompatibleModel,
});
