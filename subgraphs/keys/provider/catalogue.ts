import type { ExtraProvider } from './extra-providers.ts';
import { modelsOf } from './known-models.ts';
import { hundredAnswersUsd } from './price.ts';
import type { Provider } from './provider.ts';

/** All providers of this deployment, in the order in which they are offered. */
export interface Catalogue {
  readonly providers: readonly Provider[];
  find(id: string): Provider | undefined;
}

export interface CatalogueSettings {
  readonly openaiBaseUrl: string;
  readonly anthropicBaseUrl: string;
  readonly extra: readonly ExtraProvider[];
}

/** The vendors, endpoints that speak OpenAI's protocol, and what the configuration adds. A configured id may not shadow a vendor's. */
export function createCatalogue({ openaiBaseUrl, anthropicBaseUrl, extra }: CatalogueSettings): Catalogue {
  const vendor = { isKeyRequired: true, isBaseUrlRequired: false, isPractice: false };
  const providers: Provider[] = [
    ...extra.filter(({ isPractice }) => isPractice).map(fromExtra),
    {
      ...vendor,
      id: 'openai',
      name: 'OpenAI',
      protocol: 'openai',
      baseUrl: openaiBaseUrl,
      keyPageUrl: 'https://platform.openai.com/api-keys',
      models: modelsOf('openai'),
    },
    {
      ...vendor,
      id: 'anthropic',
      name: 'Anthropic',
      protocol: 'anthropic',
      baseUrl: anthropicBaseUrl,
      keyPageUrl: 'https://console.anthropic.com/settings/keys',
      models: modelsOf('anthropic'),
    },
    ...extra.filter(({ isPractice }) => !isPractice).map(fromExtra),
    {
      ...vendor,
      id: 'openai-compatible',
      name: 'OpenAI-compatible endpoint',
      protocol: 'openai-compatible',
      baseUrl: null,
      isBaseUrlRequired: true,
      keyPageUrl: null,
      models: [],
    },
  ];
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  if (byId.size < providers.length) throw new Error('EXTRA_LLM_PROVIDERS: give each provider an id that no other provider has.');
  return { providers, find: (id) => byId.get(id) };
}

function fromExtra({ models, ...provider }: ExtraProvider): Provider {
  return {
    ...provider,
    isBaseUrlRequired: false,
    models: models.map((model) => ({
      ...model,
      hundredAnswersUsd: hundredAnswersUsd(model.inputUsdPerMillionTokens, model.outputUsdPerMillionTokens),
    })),
  };
}
