import { ResendMessageDocument, type DeliveryStatus } from '#generated/graphql.ts';
import { mutate, MutationFailed } from '#lib/graph/graph.ts';
import { newKey } from '#lib/graph/new-key.ts';
import { unreachable } from '#lib/graph/unreachable.ts';
import { text } from './text.ts';

interface DeliveryView {
  label: string;
  tone: 'plain' | 'good' | 'warn' | 'bad' | 'calm';
  /** Whether its status still changes automatically. */
  isUnderWay: boolean;
}

export const deliveryViews: Record<DeliveryStatus, DeliveryView> = {
  QUEUED: { label: text.delivery.QUEUED, tone: 'calm', isUnderWay: true },
  SENDING: { label: text.delivery.SENDING, tone: 'calm', isUnderWay: true },
  SENT: { label: text.delivery.SENT, tone: 'good', isUnderWay: false },
  DELIVERED: { label: text.delivery.DELIVERED, tone: 'good', isUnderWay: false },
  READ: { label: text.delivery.READ, tone: 'good', isUnderWay: false },
  FAILED: { label: text.delivery.FAILED, tone: 'bad', isUnderWay: false },
  UNKNOWN: { label: text.delivery.UNKNOWN, tone: 'warn', isUnderWay: false },
};

export const isResendable = (status: DeliveryStatus): boolean => status === 'FAILED' || status === 'UNKNOWN';

export async function resend(messageId: string): Promise<void> {
  const { resendMessage: result } = await mutate(ResendMessageDocument, {
    input: { messageId, idempotencyKey: newKey() },
  });
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
