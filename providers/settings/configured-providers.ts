import type { ModelEntry } from '../models/model-entry.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { vendors } from '../list.ts';
import { vendorsByVariable } from './base-urls.ts';
import type { ExtraProvider } from './extra-providers.ts';
import { hostAndPort } from './host-and-port.ts';
import type { ProviderSettings } from './provider-env.ts';

/** A provider of this deployment. */
export interface ConfiguredProvider {
  readonly id: string;
  readonly name: string;
  readonly protocol: Protocol;
  /** Null: each key has its own. */
  readonly baseUrl: string | null;
  readonly isKeyRequired: boolean;
  readonly isPractice: boolean;
  readonly keyPageUrl: string | null;
  /** One sentence that describes what operators enter as the base URL; null: they enter none. */
  readonly baseUrlHint: string | null;
  /** One sentence that describes what operators enter as the model; null: they choose from a list. */
  readonly modelHint: string | null;
  /** The vendor's name in the price table; null: prices are looked up by the address that is called. */
  readonly priceTable: string | null;
  /** The models in the vendor's table. */
  readonly models: readonly ModelEntry[];
  /** The models that the configuration lists, with what it says about each. */
  readonly configuredModels: ExtraProvider['models'];
}

const fromExtra = ({ models, ...provider }: ExtraProvider): ConfiguredProvider => ({
  ...provider,
  priceTable: provider.protocol === 'openai-compatible' ? null : provider.id,
  baseUrlHint: null,
  modelHint: null,
  models: [],
  configuredModels: models,
});

/**
 * The providers of this deployment, in the order in which they are offered: test providers (`isPractice`), the vendors
 * with an address of their own, what the configuration adds, and those with an address for each key.
 */
export function configuredProviders(settings: Omit<ProviderSettings, 'LLM_ALLOW_PRIVATE_HOSTS'>): ConfiguredProvider[] {
  const addresses = new Map<string, string>(
    Object.entries(vendorsByVariable).map(([name, { id }]) => [id, settings[name as keyof typeof vendorsByVariable]]),
  );
  const offered = vendors.map(
    ({ id, name, protocol, keyPageUrl, baseUrlHint, modelHint, priceTable, models }): ConfiguredProvider => ({
      ...{ id, name, protocol, keyPageUrl, baseUrlHint, modelHint, priceTable, models },
      baseUrl: addresses.get(id) ?? null,
      isKeyRequired: true,
      isPractice: false,
      configuredModels: [],
    }),
  );
  const extra = settings.EXTRA_LLM_PROVIDERS.map(fromExtra);
  return [
    ...extra.filter(({ isPractice }) => isPractice),
    ...offered.filter(({ baseUrl }) => baseUrl !== null),
    ...extra.filter(({ isPractice }) => !isPractice),
    ...offered.filter(({ baseUrl }) => baseUrl === null),
  ];
}

/** The hosts in the configuration, as `host:port`. The self-hoster admits them, private ones included. */
export const configuredHosts = (providers: readonly Pick<ConfiguredProvider, 'baseUrl'>[]): string[] =>
  providers.flatMap(({ baseUrl }) => (baseUrl === null ? [] : [hostAndPort(baseUrl)]));
