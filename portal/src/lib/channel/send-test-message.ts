import { invalidate } from '$app/navigation';
import { SendTestMessageDocument } from '#generated/graphql.ts';
import { mutate, MutationFailed } from '#lib/graph/graph.ts';
import { newKey } from '#lib/graph/new-key.ts';
import { unreachable } from '#lib/graph/unreachable.ts';
import { liveKey } from '#lib/live/live.ts';

/**
 * Sends a real message; the page follows its states live. Returns why it cannot be sent yet, if the vendor requires a
 * user to write first.
 */
export async function sendTestMessage(channelId: string): Promise<string | null> {
  const { sendTestMessage: result } = await mutate(SendTestMessageDocument, {
    input: { channelId, idempotencyKey: newKey() },
  });
  switch (result.__typename) {
    case 'SendTestMessageSuccess':
      await invalidate(liveKey('channels'));
      return null;
    case 'WindowClosedError':
      return result.message;
    case 'ValidationError':
    case 'NotFoundError':
    case 'ChannelNotConnectedError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}
