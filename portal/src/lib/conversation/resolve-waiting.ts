import { ResolveWaitingMessagesDocument, type WaitingResolution } from '#generated/graphql.ts';
import { mutate, MutationFailed } from '#lib/graph/graph.ts';
import { newKey } from '#lib/graph/new-key.ts';
import { unreachable } from '#lib/graph/unreachable.ts';

/** Resolves waiting messages and returns how many it resolved. */
export async function resolve(messageIds: string[], resolution: WaitingResolution): Promise<number> {
  const input = { messageIds, resolution, idempotencyKey: newKey() };
  const { resolveWaitingMessages: result } = await mutate(ResolveWaitingMessagesDocument, { input });
  switch (result.__typename) {
    case 'ResolveWaitingMessagesSuccess':
      return result.resolvedCount;
    case 'ValidationError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}
