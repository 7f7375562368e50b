/** A key as it is stored: sealed. */
export interface StoredKey {
  readonly providerId: string;
  /** Null: the provider's own address. */
  readonly baseUrl: string | null;
  readonly sealed: string;
}

/** Where the companies' keys are stored. */
export interface KeyStore {
  /** The key, still sealed; null when the company has none with this id. Throws when the store cannot be reached. */
  find(tenantId: string, keyId: string): Promise<StoredKey | null>;
  /** All keys of a company, by their ids, still sealed. Throws when the store cannot be reached. */
  list(tenantId: string): Promise<ReadonlyMap<string, StoredKey>>;
  /** How many keys of all companies are stored, by the name of the vault's key that each needs; null: not noted. Throws likewise. */
  countByVaultKey(): Promise<ReadonlyMap<string | null, number>>;
}
