import type { OutboundMessage } from './outbound-message.entity.ts';

/** Ordered from what an operator must see first to what needs no one. */
const worstFirst = ['FAILED', 'UNKNOWN', 'SENDING', 'QUEUED', 'SENT', 'DELIVERED', 'READ'] as const;

type Part = Pick<OutboundMessage, 'state' | 'reason' | 'updatedAt'>;

/** A message's delivery in the terms of the graph: the state of its worst part. Null when there are no parts. */
export function deliveryOf(
  parts: readonly Part[],
): { status: OutboundMessage['state']; reason: string | null; updatedAt: Date } | null {
  const [worst] = parts.toSorted((a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state));
  if (!worst) return null;
  const updatedAt = new Date(Math.max(...parts.map((part) => part.updatedAt.getTime())));
  return { status: worst.state, reason: worst.reason ?? null, updatedAt };
}
