import { invalidate } from '$app/navigation';
import { SendTestMessageDocument } from '#generated/graphql.ts';
import { mutate, MutationFailed } from '#lib/graph/graph.ts';
import { newKey } from '#lib/graph/new-key.ts';
import { unreachable } from '#lib/graph/unreachable.ts';
import { liveKey } from '#lib/live/live.ts';

/** Really sends a message, to whoever connected the channel; its states follow live. */
export async function sendTestMessage(channelId: string): Promise<void> {
  const { sendTestMessage: result } = await mutate(SendTestMessageDocument, { input: { channelId, idempotencyKey: newKey() } });
  switch (result.__typename) {
    case 'SendTestMessageSuccess':
      return invalidate(liveKey('channels'));
    case 'NotFoundError':
    case 'ChannelNotConnectedError':
    case 'WindowClosedError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}
