import { DismissUndeliveredMessagesDocument, ResendMessagesDocument } from '#generated/graphql.ts';
import { mutate, MutationFailed } from '#lib/graph/graph.ts';
import { newKey } from '#lib/graph/new-key.ts';
import { unreachable } from '#lib/graph/unreachable.ts';

/** Sends messages again; returns how many of them are. */
export async function resendAll(messageIds: string[]): Promise<number> {
  const { resendMessages: result } = await mutate(ResendMessagesDocument, { input: { messageIds, idempotencyKey: newKey() } });
  switch (result.__typename) {
    case 'ResendMessagesSuccess':
      return result.resentCount;
    case 'ValidationError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}

/** Takes messages off the list; returns how many were on it. */
export async function dismissAll(messageIds: string[]): Promise<number> {
  const { dismissUndeliveredMessages: result } = await mutate(DismissUndeliveredMessagesDocument, { input: { messageIds } });
  switch (result.__typename) {
    case 'DismissUndeliveredMessagesSuccess':
      return result.dismissedCount;
    case 'ValidationError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}
