import type { TenantContext } from '../context.ts';
import type { Conversation } from '../conversation/conversation.entity.ts';
import { Message, newestFirst, unanswered } from '../conversation/message.entity.ts';
import type { Attempt } from './attempt.ts';

const historyMessages = 100;

/** The part of a conversation that goes to the model. */
interface Chosen {
  /** Oldest first. The messages to answer come last, even if an answer to an earlier message came in between. */
  readonly messages: readonly Message[];
  readonly asked: readonly Message[];
  /** How many messages are unanswered, including those left out this time. */
  readonly openCount: number;
  /** Whether one of the messages to answer was tried before: then the model gets more room. */
  readonly isSecondTry: boolean;
}

const isOpen = ({ answerState }: Message) => unanswered.some((state) => state === answerState);

/** Chooses the messages for the prompt. Leaves out dead letters, dismissed messages, and those left out this time. */
export async function chooseMessages(
  tx: TenantContext,
  { id: conversationId, remedy = null }: Conversation,
  openCount: number,
): Promise<Chosen> {
  const where = {
    conversationId,
    $or: [{ answerState: null }, { answerState: { $nin: ['SET_ASIDE' as const, 'DISMISSED' as const] } }],
  };
  const inOrder = (await tx.em.find(Message, where, { orderBy: newestFirst, limit: historyMessages })).toReversed();
  const recent = inOrder.filter(isOpen);
  // A message that a member retries may be older than all of these.
  const open = recent.length < openCount ? await readOpen(tx, conversationId) : recent;
  const asked = remedy === 'ONE' || remedy === 'ALONE' ? oneOf(open) : open;
  const earlier = remedy === 'ALONE' ? [] : inOrder.filter((message) => !isOpen(message));
  return {
    messages: [...earlier, ...asked],
    asked,
    openCount,
    isSecondTry: asked.some(({ tryCount }) => tryCount > 0),
  };
}

/**
 * The newest of the messages with the fewest failures of the provider, so that a message for which it always fails does
 * not block another one.
 */
function oneOf(open: readonly Message[]): Message[] {
  const fewest = Math.min(...open.map(({ awayCount }) => awayCount));
  return open.filter(({ awayCount }) => awayCount === fewest).slice(-1);
}

async function readOpen({ em }: TenantContext, conversationId: string): Promise<Message[]> {
  const where = { conversationId, author: 'CONTACT' as const, answerState: { $in: unanswered } };
  return (await em.find(Message, where, { orderBy: newestFirst, limit: historyMessages })).toReversed();
}

/**
 * The messages that an attempt answers, given that the prompt holds the newest `keptCount` messages: it answers no
 * other.
 */
export function askingOf(
  { messages, asked, openCount }: Chosen,
  keptCount: number,
): Pick<Attempt, 'asked' | 'isNarrowed' | 'hasEarlier'> {
  const kept = asked.slice(-keptCount);
  return {
    asked: kept.map(({ id }) => id),
    isNarrowed: kept.length < openCount,
    hasEarlier: keptCount > kept.length && messages.length > kept.length,
  };
}
