import type { Protocol } from '@konstruct/providers';

/** The endpoint at which a key is tried. */
export interface KeyTarget {
  readonly providerId: string;
  readonly protocol: Protocol;
  readonly baseUrl: string;
  /**
   * Whether a tenant named the address: it is then called under stricter rules than an address from the configuration.
   */
  readonly isTenantSupplied: boolean;
  /** Models that an employee could use, cheapest first; empty if the endpoint's models are unknown. */
  readonly models: readonly string[];
}

/**
 * The result of a try. Only a clear rejection by the provider counts against a key. `restricted`: a valid key without
 * credit or permissions. `unknown`: the try says nothing about the key.
 */
export type KeyResult =
  | { readonly outcome: 'valid' }
  | { readonly outcome: 'limited'; readonly message: string }
  | { readonly outcome: 'invalid' }
  | { readonly outcome: 'restricted'; readonly by: 'quota' | 'access' }
  | { readonly outcome: 'unknown'; readonly because: string };

export interface KeyCheck {
  /**
   * Tries a key at its provider, within ten seconds. Never throws: if the try gives no answer, the result is `unknown`.
   */
  tryKey(key: string, target: KeyTarget): Promise<KeyResult>;
}
