import type { TenantContext } from '../context.ts';
import type { Conversation } from '../conversation/conversation.entity.ts';
import { Message, newestFirst, unanswered } from '../conversation/message.entity.ts';
import type { Attempt } from './attempt.ts';

const historyMessages = 100;

/** What of a conversation a model may be told. */
interface Chosen {
  /** Oldest first; what is asked comes last, also where an answer to something earlier came in between. */
  readonly messages: readonly Message[];
  readonly asked: readonly Message[];
  /** How many messages are unanswered, those included that are left out this time. */
  readonly openCount: number;
  /** Whether one of those that are asked was tried before: the model gets more room. */
  readonly isSecondTry: boolean;
}

const isOpen = ({ answerState }: Message) => unanswered.some((state) => state === answerState);

/** Chooses what is said of a conversation to the model: nothing that was set aside or dismissed, or is left out this time. */
export async function chooseMessages(
  tx: TenantContext,
  { id: conversationId, remedy = null }: Conversation,
  openCount: number,
): Promise<Chosen> {
  const where = { conversationId, $or: [{ answerState: null }, { answerState: { $nin: ['SET_ASIDE' as const, 'DISMISSED' as const] } }] };
  const inOrder = (await tx.em.find(Message, where, { orderBy: newestFirst, limit: historyMessages })).toReversed();
  const recent = inOrder.filter(isOpen);
  // One that a member has tried again may be older than all of these.
  const open = recent.length < openCount ? await readOpen(tx, conversationId) : recent;
  const asked = remedy === 'ONE' || remedy === 'ALONE' ? oneOf(open) : open;
  const earlier = remedy === 'ALONE' ? [] : inOrder.filter((message) => !isOpen(message));
  return { messages: [...earlier, ...asked], asked, openCount, isSecondTry: asked.some(({ tryCount }) => tryCount > 0) };
}

/** The newest of those for which the provider failed least often: none that it always fails for is in the way of another. */
function oneOf(open: readonly Message[]): Message[] {
  const fewest = Math.min(...open.map(({ awayCount }) => awayCount));
  return open.filter(({ awayCount }) => awayCount === fewest).slice(-1);
}

async function readOpen({ em }: TenantContext, conversationId: string): Promise<Message[]> {
  const where = { conversationId, author: 'CONTACT' as const, answerState: { $in: unanswered } };
  return (await em.find(Message, where, { orderBy: newestFirst, limit: historyMessages })).toReversed();
}

/** What an attempt is about, once it is known that the newest `keptCount` of the messages stand in the prompt: no other is answered. */
export function askingOf({ messages, asked, openCount }: Chosen, keptCount: number): Pick<Attempt, 'asked' | 'isNarrowed' | 'hasEarlier'> {
  const kept = asked.slice(-keptCount);
  return {
    asked: kept.map(({ id }) => id),
    isNarrowed: kept.length < openCount,
    hasEarlier: keptCount > kept.length && messages.length > kept.length,
  };
}
