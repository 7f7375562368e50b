import { defineProvider } from '../../provider/define-provider.ts';

/**
 * The path of version 1 of Azure's API, which needs no `api-version`.
 * https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle
 */
const path = '/openai/v1';

/**
 * Azure OpenAI: each company has its own resource, with the address stored next to the key, and deployments in place of
 * models. A deployment with the name of its model has that model's price, window and parameters.
 */
export const azure = defineProvider({
  id: 'azure',
  name: 'Azure OpenAI',
  protocol: 'openai',
  baseUrl: null,
  keyPageUrl: 'https://ai.azure.com/',
  priceTable: 'azure',
  models: [],
  baseUrlHint: 'The endpoint of your resource, such as https://your-resource.openai.azure.com.',
  modelHint: 'The name of your deployment.',
  dialect: { headers: (key): Record<string, string> => (key === null ? {} : { 'api-key': key }) },
  // Operators copy the resource's address, or the address of one call:
  // https://NAME.openai.azure.com/openai/deployments/...
  completeBaseUrl: (baseUrl) => `${baseUrl.replace(/\/openai(?:\/.*)?$/i, '')}${path}`,
  adapter: async () => (await import('./azure.adapter.ts')).azureModel,
});
