import { tenantOf } from '@konstruct/kit/identity';
import type { Logger } from '@konstruct/kit/process';
import type { Opener } from '@konstruct/kit/vault';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import type { KeyStore, StoredKey } from '../provider/key-store.port.ts';
import { isOpenable } from '../provider/open-key.ts';

export interface LlmKeyTools {
  readonly keys: Pick<KeyStore, 'list'>;
  readonly vault: Opener;
  readonly log: Pick<Logger, 'warn'>;
}

/** What only the runtime can tell of a key: whether the ring opens it. Stored keys are asked for once a request. */
export function llmKeyResolvers({ keys, vault, log }: LlmKeyTools) {
  const known = new WeakMap<Context, Promise<ReadonlyMap<string, StoredKey> | null>>();
  const storedKeys = (context: Context, tenantId: string) => {
    const asked =
      known.get(context) ??
      keys.list(tenantId).catch((error: unknown) => {
        log.warn({ error: String(error) }, 'it is not known whether keys can be opened');
        return null;
      });
    known.set(context, asked);
    return asked;
  };
  return {
    LlmKey: {
      __resolveReference: ({ id }) => ({ id }),
      async isOpenable({ id }, _args, context) {
        const tenantId = tenantOf(context.actor);
        if (tenantId === null) return null;
        const stored = (await storedKeys(context, tenantId))?.get(id);
        return stored ? isOpenable(vault, tenantId, id, stored) : null;
      },
    },
  } satisfies Resolvers;
}
