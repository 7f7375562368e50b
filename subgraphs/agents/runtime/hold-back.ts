import type { EntityManager } from '@konstruct/kit/database';
import { tellLive } from '@konstruct/kit/live';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import type { Conversation, Remedy } from '../conversation/conversation.entity.ts';
import { Message, unanswered } from '../conversation/message.entity.ts';
import { retryDueAt } from '../conversation/waiting.ts';
import { askForRest, markAside, mostTries, type SetAside } from '../unanswered/set-aside.ts';
import type { Obstacle } from './obstacle.ts';
import { quickRetries, quickRetryUnits, waitingRetryAt } from './patience.ts';
import type { Runtime } from './runtime.ts';

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

/** Keeps what is unanswered, with the cause that it waits for, and has it tried again by itself where the cause may go unseen. */
export async function keepWaiting(tx: EntityManager, conversation: Conversation, obstacle: Obstacle, pace: Pace): Promise<void> {
  const { tenantId, id: conversationId } = conversation;
  const { cause, isFinal, pacedAs = cause } = obstacle;
  const dueAt = isFinal ? null : waitingRetryAt(pacedAs, conversation.failureCount, pace.clock.now(), pace.retryUnitMs);
  conversation.retryAt = dueAt;
  if (dueAt) conversation.failureCount += 1;
  await tx.flush();
  const waiting = { answerState: 'WAITING' as const, waitingCause: obstacle.cause, waitingReason: obstacle.reason };
  await tx.nativeUpdate(Message, { conversationId, author: 'CONTACT', answerState: { $in: unanswered } }, waiting);
  if (dueAt) await retryDueAt(tx, tenantId, dueAt);
  await tellLive(tx, tenantId, 'conversations');
}

/** After a passing failure: tries again soon, and a few times later shows what is asked as waiting. */
export async function stumble(tx: EntityManager, conversation: Conversation, obstacle: Obstacle, pace: Pace, atLeastMs = 0): Promise<void> {
  if (conversation.failureCount >= quickRetries) return keepWaiting(tx, conversation, obstacle, pace);
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
