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
  /** The vendor's own address; null: each key brings one. */
  readonly baseUrl: string | null;
  /** The vendor's page on which keys are made. */
  readonly keyPageUrl: string | null;
  /** The models on offer, cheapest first; empty: operators name the endpoint's own. */
  readonly models: readonly ModelEntry[];
  /** The vendor's name in the price table; null: prices are found by the address that is called. */
  readonly priceTable: string | null;
  /** What operators enter as the base URL, in a sentence. */
  readonly baseUrlHint?: string;
  /** What operators enter as the model, in a sentence. */
  readonly modelHint?: string;
  /** Where the vendor's way of trying a key differs from its protocol's. */
  readonly dialect?: Partial<Dialect>;
  /** Completes an address as operators copy it from the vendor's pages. It has no slash at its end. */
  readonly completeBaseUrl?: (baseUrl: string) => string;
  /** Loads what calls its models: services that call none do not load the vendor's SDK. */
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

/** Defines a vendor: what is not said is as its protocol has it. */
export function defineProvider<const T extends Definition>(definition: T): Defined<T> {
  return {
    baseUrlHint: null,
    modelHint: null,
    completeBaseUrl: (baseUrl) => baseUrl,
    ...definition,
    dialect: { ...dialects[definition.protocol], ...definition.dialect },
  };
}
