import { configuredProviders, type ConfiguredProvider, type ProviderSettings } from '@konstruct/providers';
import type { ModelNeeds } from './model-needs.ts';

/** Prices from the configuration, in US dollars per million tokens. */
export interface ListedPrice {
  readonly inputUsdPerMillionTokens: string;
  readonly outputUsdPerMillionTokens: string;
}

/** A provider that agents can use. */
export interface Provider extends Pick<
  ConfiguredProvider,
  'id' | 'name' | 'protocol' | 'baseUrl' | 'isKeyRequired' | 'priceTable'
> {
  /** Prices by model; a model that is not here is priced by the public table. */
  readonly listedPrices: ReadonlyMap<string, ListedPrice>;
  /** What the configuration says of its models, by id; for other models, the table of models applies. */
  readonly configuredNeeds: ReadonlyMap<string, Partial<ModelNeeds>>;
}

export type Providers = ReadonlyMap<string, Provider>;

type ConfiguredModel = ConfiguredProvider['configuredModels'][number];

/** What the configuration says of a model, without the fields that it leaves out. */
function needsIn({ contextTokens, mostOutputTokens, thoughtTokens }: ConfiguredModel): Partial<ModelNeeds> {
  return {
    ...(contextTokens !== undefined && { contextTokens }),
    ...(mostOutputTokens !== undefined && { mostOutputTokens }),
    ...(thoughtTokens !== undefined && { thoughtTokens }),
  };
}

/** A model's price, if the configuration has both halves of it. */
function listedPrice({
  id,
  inputUsdPerMillionTokens,
  outputUsdPerMillionTokens,
}: ConfiguredModel): [string, ListedPrice][] {
  if (inputUsdPerMillionTokens === null || outputUsdPerMillionTokens === null) return [];
  return [[id, { inputUsdPerMillionTokens, outputUsdPerMillionTokens }]];
}

/** The providers of this deployment, by id. */
export function createProviders(settings: Omit<ProviderSettings, 'LLM_ALLOW_PRIVATE_HOSTS'>): Providers {
  const providers = configuredProviders(settings).map(({ configuredModels, ...provider }): Provider => ({
    ...provider,
    listedPrices: new Map(configuredModels.flatMap(listedPrice)),
    configuredNeeds: new Map(configuredModels.map((model) => [model.id, needsIn(model)])),
  }));
  return new Map(providers.map((provider) => [provider.id, provider]));
}
