import { DismissUndeliveredMessagesDocument, ResendMessagesDocument } from '#generated/graphql.ts';
import { mutate, MutationFailed } from '#lib/graph/graph.ts';
import { newKey } from '#lib/graph/new-key.ts';
import { unreachable } from '#lib/graph/unreachable.ts';

/** Sends messages again and returns how many were sent. */
export async function resendAll(messageIds: string[]): Promise<number> {
  const { resendMessages: result } = await mutate(ResendMessagesDocument, {
    input: { messageIds, idempotencyKey: newKey() },
  });
  switch (result.__typename) {
    case 'ResendMessagesSuccess':
      return result.resentCount;
    case 'ValidationError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}

/** Removes messages from the list and returns how many it removed. */
export async function dismissAll(messageIds: string[]): Promise<number> {
  const { dismissUndeliveredMessages: result } = await mutate(DismissUndeliveredMessagesDocument, {
    input: { messageIds },
  });
  switch (result.__typename) {
    case 'DismissUndeliveredMessagesSuccess':
      return result.dismissedCount;
    case 'ValidationError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}
