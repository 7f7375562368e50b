import { invalidate } from '$app/navigation';
import { SendTestMessageDocument } from '#generated/graphql.ts';
import { mutate, MutationFailed } from '#lib/graph/graph.ts';
import { newKey } from '#lib/graph/new-key.ts';
import { unreachable } from '#lib/graph/unreachable.ts';
import { liveKey } from '#lib/live/live.ts';

/** Really sends a message; its states follow live. Returns why it may not be sent yet, where the vendor wants a message to arrive first. */
export async function sendTestMessage(channelId: string): Promise<string | null> {
  const { sendTestMessage: result } = await mutate(SendTestMessageDocument, { input: { channelId, idempotencyKey: newKey() } });
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
