import type { EntityManager } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import type { Conversation, Remedy } from '../conversation/conversation.entity.ts';
import { Message, unanswered } from '../conversation/message.entity.ts';
import { retryDueAt } from '../waiting/waiting.ts';
import { countAway } from '../unanswered/give-up.ts';
import { askForRest, markAside, mostTries, type SetAside } from '../unanswered/set-aside.ts';
import type { Obstacle } from './obstacle.ts';
import { failuresWithEarlier, longestQuickUnits, quickRetries, quickRetryUnits, waitingRetryAt } from '../waiting/patience.ts';
import type { Attempt, Runtime } from './runtime.ts';

type Pace = Pick<Runtime, 'clock' | 'retryUnitMs'>;

/** Tries the conversation again after a while; what is asked stays pending. */
export async function tryAgainIn(
  tx: EntityManager,
  conversation: Conversation,
  units: number,
  { clock, retryUnitMs }: Pace,
): Promise<void> {
  await tx.flush();
  await askForAnswer(tx, conversation, new Date(clock.now().getTime() + units * retryUnitMs));
}

/**
 * Keeps what is unanswered, with the cause that it waits for, and has it tried again by itself where the cause may go unseen, not before
 * `atLeastMs` have passed.
 */
export async function keepWaiting(
  tx: EntityManager,
  conversation: Conversation,
  obstacle: Obstacle,
  pace: Pace,
  atLeastMs = 0,
): Promise<void> {
  const { tenantId, id: conversationId } = conversation;
  const { cause, isFinal, pacedAs = cause } = obstacle;
  const dueAt = isFinal ? null : waitingRetryAt(pacedAs, conversation.failureCount, pace.clock.now(), pace.retryUnitMs, atLeastMs);
  conversation.retryAt = dueAt;
  if (dueAt) conversation.failureCount += 1;
  await tx.flush();
  const waiting = { answerState: 'WAITING' as const, waitingCause: obstacle.cause, waitingReason: obstacle.reason };
  await tx.nativeUpdate(Message, { conversationId, author: 'CONTACT', answerState: { $in: unanswered } }, waiting);
  if (dueAt) await retryDueAt(tx, tenantId, dueAt);
  await notifyClients(tx, tenantId, 'conversations');
}

/** After a passing failure: tries again soon, and a few times later shows what is asked as waiting. */
export async function stumble(tx: EntityManager, conversation: Conversation, obstacle: Obstacle, pace: Pace, atLeastMs = 0): Promise<void> {
  const isLong = atLeastMs > longestQuickUnits * pace.retryUnitMs;
  if (isLong || conversation.failureCount >= quickRetries) return keepWaiting(tx, conversation, obstacle, pace, atLeastMs);
  conversation.failureCount += 1;
  const units = Math.max(quickRetryUnits(conversation.failureCount), atLeastMs / pace.retryUnitMs);
  await tryAgainIn(tx, conversation, units, pace);
}

/**
 * After a call that brought no answer and may have cost: messages that were tried twice are set aside, the others are tried once more
 * after a pause.
 */
export async function tryOnceMore(
  tx: EntityManager,
  conversation: Conversation,
  asked: readonly string[],
  { remedy, setAside, afterMs }: { remedy: Remedy | null; setAside: SetAside; afterMs: number },
  pace: Pace,
): Promise<void> {
  const at = pace.clock.now();
  if (await markAside(tx, conversation, setAside, { asked, triedAtLeast: mostTries, at })) return askForRest(tx, conversation, at);
  conversation.remedy = remedy;
  conversation.failureCount += 1;
  await tryAgainIn(tx, conversation, Math.max(quickRetryUnits(1), afterMs / pace.retryUnitMs), pace);
}

/**
 * After a call at which the provider failed and took nothing: what it has failed for long enough is set aside, the rest is tried later.
 * Where it goes on failing, one message may be what it fails at: each is asked alone then, and without what was said before, too.
 */
export async function tryLater(
  tx: EntityManager,
  conversation: Conversation,
  { asked, hasEarlier, remedy }: Pick<Attempt, 'asked' | 'hasEarlier' | 'remedy'>,
  { obstacle, setAside, afterMs }: { obstacle: Obstacle; setAside: SetAside; afterMs: number },
  pace: Pace,
): Promise<void> {
  const at = pace.clock.now();
  const { failureCount } = conversation;
  const givenUp = await countAway(tx, conversation, asked, at);
  if (failureCount >= quickRetries) {
    if (await markAside(tx, conversation, setAside, { asked: givenUp, at })) return askForRest(tx, conversation, at);
    if (asked.length > 1 || remedy === 'ALONE') conversation.remedy = 'ONE';
  }
  // Right after a try with all of it, so that what answers again answers that.
  if (failureCount >= failuresWithEarlier && hasEarlier && remedy !== 'ALONE' && afterMs === 0) {
    conversation.remedy = 'ALONE';
    return tryAgainIn(tx, conversation, quickRetryUnits(1), pace);
  }
  return stumble(tx, conversation, obstacle, pace, afterMs);
}
