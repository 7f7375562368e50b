import { notifyClients } from '@konstruct/schema/live';
import type { TenantContext } from '../context.ts';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import type { Conversation, Remedy } from '../conversation/conversation.entity.ts';
import { Message, unanswered } from '../conversation/message.entity.ts';
import { retryDueAt } from '../waiting/waiting.ts';
import { countAway } from '../unanswered/give-up.ts';
import { askForRest, markNoLongerRetried, mostTries, type FinalReason } from '../unanswered/stop-retrying.ts';
import type { Blocker } from './blocker.ts';
import {
  failuresWithEarlier,
  longestQuickUnits,
  quickRetries,
  quickRetryUnits,
  waitingRetryAt,
} from '../waiting/backoff.ts';
import type { Attempt } from './attempt.ts';

/** Retries the conversation after a pause. Its messages stay pending. */
export async function tryAgainIn(tx: TenantContext, conversation: Conversation, units: number): Promise<void> {
  await tx.em.flush();
  await askForAnswer(tx, conversation, new Date(tx.clock.now().getTime() + units * tx.deps.retryUnitMs));
}

/**
 * Parks the unanswered messages with the blocker's cause. If the end of that cause may go unnoticed, they are retried
 * automatically, but not before `atLeastMs` have passed.
 */
export async function parkMessages(
  tx: TenantContext,
  conversation: Conversation,
  blocker: Blocker,
  atLeastMs = 0,
): Promise<void> {
  const { tenantId, em, clock, deps } = tx;
  const { id: conversationId } = conversation;
  const { cause, isFinal, pacedAs = cause } = blocker;
  const pause = { failureCount: conversation.failureCount, now: clock.now(), unitMs: deps.retryUnitMs, atLeastMs };
  const dueAt = isFinal ? null : waitingRetryAt(pacedAs, pause);
  conversation.retryAt = dueAt;
  if (dueAt) conversation.failureCount += 1;
  await em.flush();
  const waiting = { answerState: 'WAITING' as const, waitingCause: blocker.cause, waitingReason: blocker.reason };
  await em.nativeUpdate(Message, { conversationId, author: 'CONTACT', answerState: { $in: unanswered } }, waiting);
  if (dueAt) await retryDueAt(tx, dueAt);
  await notifyClients(em, tenantId, 'conversations');
}

/** After a passing failure: retries soon, and after a few retries shows the messages as waiting. */
export async function retryLater(
  tx: TenantContext,
  conversation: Conversation,
  blocker: Blocker,
  atLeastMs = 0,
): Promise<void> {
  const { retryUnitMs } = tx.deps;
  const isLong = atLeastMs > longestQuickUnits * retryUnitMs;
  if (isLong || conversation.failureCount >= quickRetries) return parkMessages(tx, conversation, blocker, atLeastMs);
  conversation.failureCount += 1;
  const units = Math.max(quickRetryUnits(conversation.failureCount), atLeastMs / retryUnitMs);
  await tryAgainIn(tx, conversation, units);
}

/**
 * After a call that brought no answer and may have cost money: messages that were tried twice move to the dead-letter
 * queue, the others are retried once after a pause.
 */
export async function retryOnce(
  tx: TenantContext,
  conversation: Conversation,
  asked: readonly string[],
  { remedy, finalReason, afterMs }: { remedy: Remedy | null; finalReason: FinalReason; afterMs: number },
): Promise<void> {
  if (await markNoLongerRetried(tx, conversation, finalReason, { asked, triedAtLeast: mostTries }))
    return askForRest(tx, conversation);
  conversation.remedy = remedy;
  conversation.failureCount += 1;
  await tryAgainIn(tx, conversation, Math.max(quickRetryUnits(1), afterMs / tx.deps.retryUnitMs));
}

/**
 * After a call that failed at the provider at no cost: messages for which it has failed long enough move to the
 * dead-letter queue, the others are retried later. If it keeps failing, one message may be the cause: then each is
 * tried alone, and also without the earlier conversation.
 */
export async function retryOrGiveUp(
  tx: TenantContext,
  conversation: Conversation,
  { asked, hasEarlier, remedy }: Pick<Attempt, 'asked' | 'hasEarlier' | 'remedy'>,
  { blocker, finalReason, afterMs }: { blocker: Blocker; finalReason: FinalReason; afterMs: number },
): Promise<void> {
  const { failureCount } = conversation;
  const givenUp = await countAway(tx, conversation, asked);
  if (failureCount >= quickRetries) {
    if (await markNoLongerRetried(tx, conversation, finalReason, { asked: givenUp }))
      return askForRest(tx, conversation);
    if (asked.length > 1 || remedy === 'ALONE') conversation.remedy = 'ONE';
  }
  // Right after a try with the earlier conversation, so that a provider that has recovered answers that one.
  if (failureCount >= failuresWithEarlier && hasEarlier && remedy !== 'ALONE' && afterMs === 0) {
    conversation.remedy = 'ALONE';
    return tryAgainIn(tx, conversation, quickRetryUnits(1));
  }
  return retryLater(tx, conversation, blocker, afterMs);
}
