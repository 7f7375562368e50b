import { isId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import { LockMode } from '@mikro-orm/core';
import { authorOf, type Context, inTransaction, tenantContextOf } from '../context.ts';
import type { RemoveLlmKeyInput } from '../generated/resolvers.ts';
import { LlmKey } from './llm-key.entity.ts';
import { publishKeyUpdate } from './publish-key-update.ts';

/** Removes a key: the sealed secret is erased for good, and the agents' runtime is notified to stop using it. */
export async function removeLlmKey(ctx: Context, { id }: RemoveLlmKeyInput) {
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    const llmKey = isId(id)
      ? await tx.em.findOne(LlmKey, { id, removedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE })
      : null;
    if (!llmKey) return notFound('This key no longer exists.');
    llmKey.remove(tx.clock.now(), authorOf(ctx).name);
    await publishKeyUpdate(tx, llmKey);
    return { __typename: 'RemoveLlmKeySuccess' as const, id: llmKey.id };
  });
}
