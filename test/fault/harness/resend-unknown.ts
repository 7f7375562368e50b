import { randomUUID } from 'node:crypto';
import { ResendAllDocument, UndeliveredOfDocument } from '../../graph/generated/graphql.ts';
import type { Operator } from '../../setup/operator.ts';

/**
 * Sends every message with an unknown outcome again, as a person does from the list of undelivered messages, until the
 * list is empty. Returns how many were sent again.
 */
export async function resendUnknown(operator: Operator): Promise<number> {
  for (let count = 0; ;) {
    const { tenant } = await operator.ask(UndeliveredOfDocument);
    const messageIds = (tenant?.undeliveredMessages?.nodes ?? []).map(({ id }) => id);
    if (messageIds.length === 0) return count;
    const { resendMessages } = await operator.ask(ResendAllDocument, {
      input: { messageIds, idempotencyKey: randomUUID() },
    });
    if (!('resentCount' in resendMessages)) throw new Error('The messages could not be sent again.');
    count += resendMessages.resentCount;
  }
}
