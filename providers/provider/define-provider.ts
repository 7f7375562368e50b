import type { ModelEntry } from '../models/model-entry.ts';
import { type Dialect, dialects } from '../protocol/dialects.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { SdkAdapter } from './sdk.adapter.ts';

/** One vendor, as its file defines it. */
interface Definition {
  /** 1 to 40 lower-case letters, digits and dashes; stored with each key. */
  readonly id: string;
  readonly name: string;
  readonly protocol: Protocol;
  /** The vendor's own address; null: each key has its own. */
  readonly baseUrl: string | null;
  /** The vendor's page on which keys are created. */
  readonly keyPageUrl: string | null;
  /** The models on offer, cheapest first; empty: operators enter a model of the endpoint. */
  readonly models: readonly ModelEntry[];
  /** The vendor's name in the price table; null: prices are looked up by the address that is called. */
  readonly priceTable: string | null;
  /** One sentence that describes what operators enter as the base URL. */
  readonly baseUrlHint?: string;
  /** One sentence that describes what operators enter as the model. */
  readonly modelHint?: string;
  /** How the vendor's key check differs from its protocol's. */
  readonly dialect?: Partial<Dialect>;
  /** Completes an address as operators copy it from the vendor's pages. The address has no trailing slash. */
  readonly completeBaseUrl?: (baseUrl: string) => string;
  /**
   * Loads what calls its models. It is loaded on demand, so services that call no model do not load the vendor's SDK.
   */
  readonly adapter: () => Promise<SdkAdapter>;
}

type Defined<T extends Definition> = Omit<T, 'dialect' | 'completeBaseUrl' | 'baseUrlHint' | 'modelHint'> & {
  readonly baseUrlHint: string | null;
  readonly modelHint: string | null;
  readonly dialect: Dialect;
  completeBaseUrl(baseUrl: string): string;
};

/** A vendor that this product knows. */
export type ProviderDefinition = Defined<Definition>;

/** Defines a vendor. What the definition leaves out follows its protocol. */
export function defineProvider<const T extends Definition>(definition: T): Defined<T> {
  return {
    baseUrlHint: null,
    modelHint: null,
    completeBaseUrl: (baseUrl) => baseUrl,
    ...definition,
    dialect: { ...dialects[definition.protocol], ...definition.dialect },
  };
}
