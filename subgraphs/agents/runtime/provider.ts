import { z } from 'zod';

const usdPerMillionTokens = z.string().regex(/^\d+(\.\d+)?$/, 'a decimal number of US dollars, such as "0.15"');

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
}

export type Providers = ReadonlyMap<string, Provider>;

interface ProviderSettings {
  readonly openaiBaseUrl: string;
  readonly anthropicBaseUrl: string;
  readonly extra: z.infer<typeof extraProviders>;
}

/** The providers of this deployment, by id. */
export function configureProviders({ openaiBaseUrl, anthropicBaseUrl, extra }: ProviderSettings): Providers {
  const none = new Map<string, ListedPrice>();
  const providers: Provider[] = [
    { id: 'openai', name: 'OpenAI', protocol: 'openai', baseUrl: openaiBaseUrl, isKeyRequired: true, listedPrices: none },
    { id: 'anthropic', name: 'Anthropic', protocol: 'anthropic', baseUrl: anthropicBaseUrl, isKeyRequired: true, listedPrices: none },
    {
      id: 'openai-compatible',
      name: 'OpenAI-compatible endpoint',
      protocol: 'openai-compatible',
      baseUrl: null,
      isKeyRequired: true,
      listedPrices: none,
    },
    ...extra.map(({ models, ...provider }) => ({ ...provider, listedPrices: new Map(models.map(({ id, ...price }) => [id, price])) })),
  ];
  return new Map(providers.map((provider) => [provider.id, provider]));
}

/** The hosts that the self-hoster configured, as `host:port`: they may be private. */
export function hostsOf(providers: Providers): string[] {
  const addresses = [...providers.values()].flatMap(({ baseUrl }) => (baseUrl === null ? [] : [new URL(baseUrl)]));
  return addresses.map(({ hostname, port, protocol }) => `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`);
}
