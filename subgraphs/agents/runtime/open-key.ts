import type { Attempt, Runtime } from './runtime.ts';

/** How to reach the model. */
export interface Access {
  readonly apiKey: string | null;
  readonly baseUrl: string;
}

/**
 * The employee's key, opened, and the address that it was sealed for: a key never goes anywhere else. Null when the company has
 * removed it. Throws when it cannot be fetched or opened.
 */
export async function openKey({ keys, vault }: Runtime, { tenantId, keyId, provider }: Attempt): Promise<Access | null> {
  if (keyId === null) return { apiKey: null, baseUrl: provider.baseUrl ?? '' };
  const stored = await keys.find(tenantId, keyId);
  if (!stored || stored.providerId !== provider.id) return null;
  const binding = { tenantId, keyId, providerId: provider.id, baseUrl: stored.baseUrl ?? '' };
  return { apiKey: await vault.open(stored.sealed, binding), baseUrl: stored.baseUrl ?? provider.baseUrl ?? '' };
}
