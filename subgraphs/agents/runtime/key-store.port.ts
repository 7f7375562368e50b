/** A key as it is stored: sealed. */
interface StoredKey {
  readonly providerId: string;
  /** Null: the provider's own address. */
  readonly baseUrl: string | null;
  readonly sealed: string;
}

/** Where the companies' keys are stored. */
export interface KeyStore {
  /** The key, still sealed; null when the company has none with this id. Throws when the store cannot be reached. */
  find(tenantId: string, keyId: string): Promise<StoredKey | null>;
}
