import { type Opener, VaultError } from '@konstruct/kit/vault';
import type { KeyStore, StoredKey } from './key-store.port.ts';
import type { Provider } from './provider.ts';

/** The store of keys, and the vault that opens them. */
export interface KeyAccess {
  readonly keys: KeyStore;
  readonly vault: Opener;
}

/** The key to open, its company, and the provider that it must belong to. */
export interface WantedKey {
  readonly tenantId: string;
  readonly keyId: string | null;
  readonly provider: Provider;
}

/** How to reach the model. */
export interface Access {
  readonly apiKey: string | null;
  readonly baseUrl: string;
}

/**
 * The agent's key, opened, and the address that it was sealed for: a key is never sent anywhere else. Null if the
 * company has removed it. Throws if it cannot be fetched or opened.
 */
export async function openKey(
  { keys, vault }: KeyAccess,
  { tenantId, keyId, provider }: WantedKey,
): Promise<Access | null> {
  if (keyId === null) return { apiKey: null, baseUrl: provider.baseUrl ?? '' };
  const stored = await keys.find(tenantId, keyId);
  if (!stored || stored.providerId !== provider.id) return null;
  return {
    apiKey: await openStored(vault, tenantId, keyId, stored),
    baseUrl: stored.baseUrl ?? provider.baseUrl ?? '',
  };
}

function openStored(
  vault: Opener,
  tenantId: string,
  keyId: string,
  { providerId, baseUrl, sealed }: StoredKey,
): Promise<string> {
  return vault.open(sealed, { tenantId, keyId, providerId, baseUrl: baseUrl ?? '' });
}

/** Whether this installation can open a stored key: its ring may lack the vault key that sealed it. */
export async function isOpenable(vault: Opener, tenantId: string, keyId: string, stored: StoredKey): Promise<boolean> {
  return openStored(vault, tenantId, keyId, stored).then(
    () => true,
    (error: unknown) => {
      if (error instanceof VaultError) return false;
      throw error;
    },
  );
}
