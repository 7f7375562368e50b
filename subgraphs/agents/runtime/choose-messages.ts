import type { EntityManager } from '@konstruct/kit/database';
import type { Conversation } from '../conversation/conversation.entity.ts';
import { Message, newestFirst, unanswered } from '../conversation/message.entity.ts';
import type { Attempt } from './runtime.ts';

const historyMessages = 100;

/** What a model is asked about, and what it is told of the conversation: the newest messages. */
interface Chosen extends Pick<Attempt, 'asked' | 'isNarrowed' | 'hasEarlier' | 'remedy'> {
  /** Oldest first; what is asked comes last, also where an answer to something earlier came in between. */
  readonly messages: readonly Message[];
  /** Whether one of them was tried before: the model gets more room. */
  readonly isSecondTry: boolean;
}

/** What is said of a conversation to the model: nothing that was set aside or dismissed, or is left out this time. */
export async function chooseMessages(
  tx: EntityManager,
  { id: conversationId, messageCount, remedy = null }: Conversation,
): Promise<Chosen> {
  const where = { conversationId, $or: [{ answerState: null }, { answerState: { $nin: ['SET_ASIDE' as const, 'DISMISSED' as const] } }] };
  const inOrder = (await tx.find(Message, where, { orderBy: newestFirst, limit: historyMessages })).toReversed();
  const isOpen = ({ answerState }: Message) => unanswered.some((state) => state === answerState);
  const open = inOrder.filter(isOpen);
  const newest = open.at(-1);
  const isNarrowed = open.length > 1 && (remedy === 'ONE' || remedy === 'ALONE');
  const asked = isNarrowed && newest ? [newest] : open;
  const earlier = remedy === 'ALONE' ? [] : inOrder.filter((message) => !isOpen(message));
  return {
    messages: [...earlier, ...asked],
    asked: {
      ...(isNarrowed && newest ? { from: newest.position, to: newest.position } : { from: 0, to: messageCount }),
      count: asked.length,
    },
    isSecondTry: asked.some(({ tryCount }) => tryCount > 0),
    isNarrowed,
    hasEarlier: earlier.length > 0,
    remedy,
  };
}
