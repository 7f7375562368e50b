import { z } from 'zod';
import type { ModelNeeds } from './model-needs.ts';

const usdPerMillionTokens = z.string().regex(/^\d+(\.\d+)?$/, 'a decimal number of US dollars, such as "0.15"');

const tokens = z.int().min(1);

const extraProvider = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: z.string().min(1),
  protocol: z.enum(['openai', 'anthropic', 'openai-compatible']),
  baseUrl: z.url(),
  isKeyRequired: z.boolean(),
  isPractice: z.boolean().default(false),
  models: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string().min(1),
      inputUsdPerMillionTokens: usdPerMillionTokens,
      outputUsdPerMillionTokens: usdPerMillionTokens,
      contextTokens: tokens.optional(),
      mostOutputTokens: tokens.optional(),
      thoughtTokens: z.int().min(0).optional(),
    }),
  ),
});

/** The shape of EXTRA_LLM_PROVIDERS: providers that the self-hoster adds. */
export const extraProviders = z.array(extraProvider);

/** Prices that stand in the configuration, in US dollars per million tokens. */
export interface ListedPrice {
  readonly inputUsdPerMillionTokens: string;
  readonly outputUsdPerMillionTokens: string;
}

/** Whom a model's answer can come from. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly protocol: 'openai' | 'anthropic' | 'openai-compatible';
  /** Null: each key brings its own. */
  readonly baseUrl: string | null;
  readonly isKeyRequired: boolean;
  /** Prices by model; a model that is not here is priced by the public table. */
  readonly listedPrices: ReadonlyMap<string, ListedPrice>;
  /** What the configuration says of its models, by id; of a model that is not here the table of models may know. */
  readonly configuredNeeds: ReadonlyMap<string, Partial<ModelNeeds>>;
}

export type Providers = ReadonlyMap<string, Provider>;

interface ProviderSettings {
  readonly openaiBaseUrl: string;
  readonly anthropicBaseUrl: string;
  readonly extra: z.infer<typeof extraProviders>;
}

/** What the configuration says of a model, without what it leaves open. */
function needsIn({ contextTokens, mostOutputTokens, thoughtTokens }: z.infer<typeof extraProvider>['models'][number]): Partial<ModelNeeds> {
  return {
    ...(contextTokens !== undefined && { contextTokens }),
    ...(mostOutputTokens !== undefined && { mostOutputTokens }),
    ...(thoughtTokens !== undefined && { thoughtTokens }),
  };
}

/** The providers of this deployment, by id. */
export function configureProviders({ openaiBaseUrl, anthropicBaseUrl, extra }: ProviderSettings): Providers {
  const none = { listedPrices: new Map<string, ListedPrice>(), configuredNeeds: new Map<string, Partial<ModelNeeds>>() };
  const providers: Provider[] = [
    { id: 'openai', name: 'OpenAI', protocol: 'openai', baseUrl: openaiBaseUrl, isKeyRequired: true, ...none },
    { id: 'anthropic', name: 'Anthropic', protocol: 'anthropic', baseUrl: anthropicBaseUrl, isKeyRequired: true, ...none },
    {
      id: 'openai-compatible',
      name: 'OpenAI-compatible endpoint',
      protocol: 'openai-compatible',
      baseUrl: null,
      isKeyRequired: true,
      ...none,
    },
    ...extra.map(({ models, ...provider }) => ({
      ...provider,
      listedPrices: new Map(models.map(({ id, ...price }) => [id, price])),
      configuredNeeds: new Map(models.map((model) => [model.id, needsIn(model)])),
    })),
  ];
  return new Map(providers.map((provider) => [provider.id, provider]));
}

/** The hosts that the self-hoster configured, as `host:port`: they may be private. */
export function hostsOf(providers: Providers): string[] {
  const addresses = [...providers.values()].flatMap(({ baseUrl }) => (baseUrl === null ? [] : [new URL(baseUrl)]));
  return addresses.map(({ hostname, port, protocol }) => `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`);
}
