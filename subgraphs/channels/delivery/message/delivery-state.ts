import type { OutboundMessage } from './outbound-message.entity.ts';

/** From what an operator must hear of first, to what needs nobody. */
const worstFirst = ['FAILED', 'UNKNOWN', 'SENDING', 'QUEUED', 'SENT', 'DELIVERED', 'READ'] as const;

type Part = Pick<OutboundMessage, 'state' | 'reason' | 'updatedAt'>;

/** How a message fared, in the words of the graph: as its worst part did. Null for no parts. */
export function deliveryOf(parts: readonly Part[]): { status: OutboundMessage['state']; reason: string | null; updatedAt: Date } | null {
  const [worst] = parts.toSorted((a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state));
  if (!worst) return null;
  const updatedAt = new Date(Math.max(...parts.map((part) => part.updatedAt.getTime())));
  return { status: worst.state, reason: worst.reason ?? null, updatedAt };
}
