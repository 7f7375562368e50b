import { tenantOf } from '@konstruct/kit/identity';
import DataLoader from 'dataloader';
import type { Context } from '../context.ts';
import type { StoredKey } from '../provider/key-store.port.ts';
import { isOpenable } from '../provider/open-key.ts';

export type OpenableKeyLoader = DataLoader<string, boolean | null>;

/**
 * Whether this installation can open a key, by the key's id; null if that is unknown. Fetches the stored keys once in
 * each request.
 */
export function createOpenableKeyLoader({ actor, deps }: Pick<Context, 'actor' | 'deps'>): OpenableKeyLoader {
  const { keys, vault, log } = deps;
  const tenantId = tenantOf(actor);
  let asked: Promise<ReadonlyMap<string, StoredKey> | null> | undefined;
  const storedKeys = (ofTenant: string) =>
    (asked ??= keys.list(ofTenant).catch((error: unknown) => {
      log.warn({ error: String(error) }, 'whether keys can be decrypted could not be checked');
      return null;
    }));
  return new DataLoader(async (ids) => {
    if (tenantId === null) return ids.map(() => null);
    const stored = await storedKeys(tenantId);
    return Promise.all(
      ids.map(async (id) => {
        const key = stored?.get(id);
        return key ? isOpenable(vault, tenantId, id, key) : null;
      }),
    );
  });
}
