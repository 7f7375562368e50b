import type { ServiceCaller } from '@konstruct/kit/identity';
import { z } from 'zod';
import type { KeyStore } from './key-store.port.ts';

const stored = z.object({
  id: z.string(),
  providerId: z.string(),
  baseUrl: z.string().nullable(),
  sealed: z.string(),
  binding: z.record(z.string(), z.string()),
});

/** Calls carry a company's id; this call is for no company, so it returns no key. */
const ofNoCompany = 'none';

const list = z.array(stored);
const counts = z.array(z.object({ vaultKeyId: z.string().nullable(), count: z.number() }));

/** The keys that the keys service stores. */
export function createKeyStore(keysUrl: string, call: ServiceCaller): KeyStore {
  /** The keys service's response; null: not found. */
  async function ask(path: string, tenantId: string): Promise<unknown> {
    const headers = await call('keys', tenantId);
    const response = await fetch(new URL(path, keysUrl), { headers, signal: AbortSignal.timeout(5_000) });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`keys answered the request for a key with ${response.status}.`);
    return response.json();
  }

  return {
    find: async (tenantId, keyId) =>
      stored.nullable().parse(await ask(`/internal/llm-keys/${encodeURIComponent(keyId)}`, tenantId)),
    list: async (tenantId) =>
      new Map(list.parse(await ask('/internal/llm-keys', tenantId)).map((key) => [key.id, key])),
    countByVaultKey: async () =>
      new Map(
        counts
          .parse(await ask('/internal/vault-keys', ofNoCompany))
          .map(({ vaultKeyId, count }) => [vaultKeyId, count]),
      ),
  };
}
