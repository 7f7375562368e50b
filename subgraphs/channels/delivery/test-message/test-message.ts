import type { TestMessage } from '../../generated/resolvers.ts';
import type { OutboundMessage } from '../message/outbound-message.entity.ts';

/** A test message in the terms of the graph. */
export function testMessageOf({
  messageId: id,
  text,
  createdAt,
  state,
  reason,
  updatedAt,
}: OutboundMessage): TestMessage {
  return { id, text: text ?? '', createdAt, delivery: { status: state, reason: reason ?? null, updatedAt } };
}
