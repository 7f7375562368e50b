import { ResendMessageDocument, type DeliveryStatus } from '#generated/graphql.ts';
import { mutate, MutationFailed } from '#lib/graph/graph.ts';
import { newKey } from '#lib/graph/new-key.ts';
import { unreachable } from '#lib/graph/unreachable.ts';

interface Told {
  label: string;
  tone: 'plain' | 'good' | 'warn' | 'bad' | 'calm';
  /** Whether more will come by itself. */
  isUnderWay: boolean;
}

export const told: Record<DeliveryStatus, Told> = {
  QUEUED: { label: 'Queued', tone: 'calm', isUnderWay: true },
  SENDING: { label: 'Sending', tone: 'calm', isUnderWay: true },
  SENT: { label: 'Sent', tone: 'good', isUnderWay: false },
  DELIVERED: { label: 'Delivered', tone: 'good', isUnderWay: false },
  READ: { label: 'Read', tone: 'good', isUnderWay: false },
  FAILED: { label: 'Not sent', tone: 'bad', isUnderWay: false },
  UNKNOWN: { label: 'May have arrived', tone: 'warn', isUnderWay: false },
};

export const isResendable = (status: DeliveryStatus): boolean => status === 'FAILED' || status === 'UNKNOWN';

export async function resend(messageId: string): Promise<void> {
  const { resendMessage: result } = await mutate(ResendMessageDocument, { input: { messageId, idempotencyKey: newKey() } });
  switch (result.__typename) {
    case 'ResendMessageSuccess':
      return;
    case 'ValidationError':
    case 'NotFoundError':
    case 'NotResendableError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}
