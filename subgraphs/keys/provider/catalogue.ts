import { type ConfiguredProvider, configuredProviders, type ProviderSettings } from '@konstruct/providers';
import { offeredModels } from './offered-models.ts';
import { hundredAnswersUsd } from './price.ts';
import type { Provider } from './provider.ts';

/** All providers of this deployment, in display order. */
export interface Catalogue {
  readonly providers: readonly Provider[];
  find(id: string): Provider | undefined;
}

/** The providers that operators may choose from. */
export function createCatalogue(settings: Omit<ProviderSettings, 'LLM_ALLOW_PRIVATE_HOSTS'>): Catalogue {
  const providers = configuredProviders(settings).map(inCatalogue);
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  return { providers, find: (id) => byId.get(id) };
}

function inCatalogue(provider: ConfiguredProvider): Provider {
  const { models, priceTable, configuredModels, ...rest } = provider;
  const named = configuredModels.map((model) => ({
    id: model.id,
    name: model.name,
    inputUsdPerMillionTokens: model.inputUsdPerMillionTokens,
    outputUsdPerMillionTokens: model.outputUsdPerMillionTokens,
    hundredAnswersUsd: hundredAnswersUsd(model.inputUsdPerMillionTokens, model.outputUsdPerMillionTokens),
  }));
  return {
    ...rest,
    isBaseUrlRequired: rest.baseUrl === null,
    models: [...offeredModels(models, priceTable), ...named],
  };
}
