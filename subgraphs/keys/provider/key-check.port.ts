import type { Protocol } from '@konstruct/providers';

/** Where a key is tried. */
export interface KeyTarget {
  readonly providerId: string;
  readonly protocol: Protocol;
  readonly baseUrl: string;
  /** Whether a tenant named the address: it is then called under stricter rules than one of the configuration. */
  readonly isTenantSupplied: boolean;
  /** Models that an employee could use, cheapest first; empty where the endpoint's own are not known. */
  readonly models: readonly string[];
}

/**
 * What came of the try. Four outcomes, since only the provider's clear "no" may ever be held against a key:
 * `restricted` is a good key without credit or rights, `unknown` says nothing of the key.
 */
export type KeyVerdict =
  | { readonly outcome: 'valid' }
  | { readonly outcome: 'limited'; readonly complaint: string }
  | { readonly outcome: 'invalid' }
  | { readonly outcome: 'restricted'; readonly by: 'quota' | 'access' }
  | { readonly outcome: 'unknown'; readonly because: string };

export interface KeyCheck {
  /** Tries a key at its provider, within ten seconds. Never throws: what cannot be found out is `unknown`. */
  tryKey(key: string, target: KeyTarget): Promise<KeyVerdict>;
}
