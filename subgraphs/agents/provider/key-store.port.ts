/** A key as it is stored: sealed. */
export interface StoredKey {
  readonly providerId: string;
  /** Null: the provider's own address. */
  readonly baseUrl: string | null;
  readonly sealed: string;
}

/** The store of the companies' keys. */
export interface KeyStore {
  /** The key, still sealed; null if the company has none with this id. Throws if the store is unreachable. */
  find(tenantId: string, keyId: string): Promise<StoredKey | null>;
  /** All keys of a company, by id, still sealed. Throws if the store is unreachable. */
  list(tenantId: string): Promise<ReadonlyMap<string, StoredKey>>;
  /**
   * The number of stored keys of all companies, by the name of the vault key that each needs; null: not recorded.
   * Throws if the store is unreachable.
   */
  countByVaultKey(): Promise<ReadonlyMap<string | null, number>>;
}
