import type { ServiceCaller } from '@konstruct/kit/identity';
import { z } from 'zod';
import type { KeyStore } from './key-store.port.ts';

const answer = z.object({
  providerId: z.string(),
  baseUrl: z.string().nullable(),
  sealed: z.string(),
  binding: z.record(z.string(), z.string()),
});

/** Keys as the keys service stores them. */
export function storedKeys(keysUrl: string, call: ServiceCaller): KeyStore {
  return {
    async find(tenantId, keyId) {
      const response = await fetch(new URL(`/internal/llm-keys/${encodeURIComponent(keyId)}`, keysUrl), {
        headers: await call('keys', tenantId),
        signal: AbortSignal.timeout(5_000),
      });
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(`keys answered the request for a key with ${response.status}.`);
      return answer.parse(await response.json());
    },
  };
}
