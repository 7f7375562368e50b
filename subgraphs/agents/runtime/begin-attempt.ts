import { newId, sql } from '@konstruct/kit/database';
import { Agent } from '../agent/agent.entity.ts';
import { lockActiveAgents } from '../agent/active-agents.ts';
import { inFreshTransaction, type TenantContext } from '../context.ts';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import { parkLimited } from '../contact-rate/park-limited.ts';
import { expireLimited, takeContactTurn } from '../contact-rate/take-contact-turn.ts';
import type { Conversation } from '../conversation/conversation.entity.ts';
import { askingOf, chooseMessages } from './choose-messages.ts';
import { takeAnswerSlot } from '../entitlement/answer-slot.ts';
import { needsOf } from '../provider/model-needs.ts';
import { Entitlement } from '../entitlement/entitlement.entity.ts';
import { KeyReplica } from '../replicas/key-replica.entity.ts';
import { parkMessages, tryAgainIn } from './retry.ts';
import { answersUsedUp, findBlocker } from './blocker.ts';
import { boundOf } from '../provider/price.ts';
import type { Provider } from '../provider/provider.ts';
import { outputLimit, sizeOf, writePrompt } from '../prompt/prompt.ts';
import { closeEarlierRuns, lockConversation } from './run-states.ts';
import { Run } from './run.entity.ts';
import { cutOffAgain, mostTries, stopRetrying, tooLate } from '../unanswered/stop-retrying.ts';
import type { Attempt } from './attempt.ts';

/**
 * The agent that answered the conversation so far keeps it. A channel's conversation without one goes to the oldest
 * active agent.
 */
async function route({ em }: TenantContext, conversation: Conversation): Promise<Agent | null> {
  const current = conversation.agentId
    ? await em.findOne(Agent, { id: conversation.agentId }, { refresh: true })
    : null;
  if (conversation.kind === 'PLAYGROUND' || (current && !current.isArchived())) return current;
  const [oldest] = await em.find(Agent, { status: 'ACTIVE' }, { orderBy: { id: 'asc' }, limit: 1, refresh: true });
  if (oldest) conversation.agentId = oldest.id;
  return oldest ?? current;
}

/** What an answer needs, and the blocker, if any. */
async function readSituation(tx: TenantContext, conversation: Conversation) {
  const { em, deps } = tx;
  const agent = await route(tx, conversation);
  const [entitlement = null] = await em.find(Entitlement, {}, { limit: 1, refresh: true });
  const provider = (agent && deps.providers.get(agent.providerId)) ?? null;
  const key = agent?.llmKeyId ? await em.findOne(KeyReplica, { id: agent.llmKeyId }, { refresh: true }) : null;
  return { agent, entitlement, provider, key, blocker: findBlocker({ agent, entitlement, provider, key }) };
}

interface OpenMessages {
  readonly first_at: string;
  readonly last_at: string;
  /** The database's current time: it also sets the time at which messages are stored. */
  readonly read_at: string;
  /** The highest number of tries of one message. */
  readonly most_tries: number;
  readonly count: number;
}

/** What an attempt starts from. */
interface Start {
  /** When the first and the last message that need an answer arrived; null if there is none. */
  readonly open: OpenMessages | null;
  /** Whether an earlier attempt left a run that has not ended. */
  readonly hasEarlierRun: boolean;
  readonly companyName: string | null;
}

interface StartRow {
  readonly first_at: string | null;
  readonly last_at: string | null;
  readonly read_at: string;
  readonly most_tries: number | null;
  readonly open_count: number;
  readonly has_earlier_run: boolean;
  readonly company_name: string | null;
}

const start = (conversationId: string) => sql`
select min(created_at) as first_at, max(created_at) as last_at, clock_timestamp() as read_at,
  max(try_count) as most_tries, count(*)::int as open_count,
  exists (
    select from agents.runs where conversation_id = ${conversationId} and state in ('RESERVING', 'CALLING')
  ) as has_earlier_run,
  (select name from agents.known_tenants limit 1) as company_name
from agents.messages
where conversation_id = ${conversationId} and author = 'CONTACT' and answer_state in ('PENDING', 'WAITING')`;

async function readStart({ em }: TenantContext, conversationId: string): Promise<Start> {
  const [row] = await em.execute<StartRow[]>(start(conversationId));
  if (!row) throw new Error('A select of sums gives one row.');
  const {
    first_at,
    last_at,
    read_at,
    most_tries,
    open_count: count,
    has_earlier_run: hasEarlierRun,
    company_name: companyName,
  } = row;
  return {
    open: first_at && last_at ? { first_at, last_at, read_at, most_tries: most_tries ?? 0, count } : null,
    hasEarlierRun,
    companyName,
  };
}

/** How many milliseconds remain until a burst of messages is over: after a quiet window, or after the longest wait. */
function quietInMs(
  { kind }: Conversation,
  { first_at, last_at, read_at }: OpenMessages,
  quietWindowMs: number,
): number {
  if (kind === 'PLAYGROUND' || quietWindowMs === 0) return 0;
  const longest = new Date(first_at).getTime() + mostQuietWindows * quietWindowMs;
  return Math.min(new Date(last_at).getTime() + quietWindowMs, longest) - new Date(read_at).getTime();
}

/** A busy thread is answered after this many quiet windows, however often the contact writes. */
const mostQuietWindows = 5;

/** Whether to answer now. If not, the messages are no longer retried, or they are tried when the contact is done. */
async function isDue(tx: TenantContext, conversation: Conversation, open: OpenMessages): Promise<boolean> {
  const { clock, deps } = tx;
  // Counts calls with an unknown end: a known one has already moved its messages to the dead-letter queue.
  if (open.most_tries >= mostTries) {
    await stopRetrying(tx, conversation, cutOffAgain, { triedAtLeast: mostTries });
    return false;
  }
  if (conversation.answerableUntil && conversation.answerableUntil <= clock.now()) {
    await stopRetrying(tx, conversation, tooLate);
    return false;
  }
  const pauseMs = quietInMs(conversation, open, deps.quietWindowMs);
  if (pauseMs <= 0) return true;
  await askForAnswer(tx, conversation, new Date(clock.now().getTime() + pauseMs));
  return false;
}

/** What an answer needs, complete. */
interface Ready {
  readonly agent: Agent;
  readonly entitlement: Entitlement;
  readonly provider: Provider;
  readonly key: KeyReplica | null;
}

/** What the answer needs. Null: the messages wait until their blocker is resolved. */
async function findReady(tx: TenantContext, conversation: Conversation): Promise<Ready | null> {
  let situation = await readSituation(tx, conversation);
  if (situation.blocker) {
    // A transaction that resolves a blocker then looks for waiting messages. Either it has committed and we see that
    // now, or it will see this message.
    await lockActiveAgents(tx);
    situation = await readSituation(tx, conversation);
  }
  const { agent, entitlement, provider, key, blocker } = situation;
  if (blocker) await parkMessages(tx, conversation, blocker);
  return blocker || !agent || !entitlement || !provider ? null : { agent, entitlement, provider, key };
}

/** Whether the limits of the contact and of the company allow the answer now. If not, the messages wait. */
async function isWithinLimits(tx: TenantContext, conversation: Conversation, { agent, entitlement }: Ready) {
  const { contactId = null } = conversation;
  if (contactId) {
    const turn = await takeContactTurn(tx, contactId, tx.deps.contactLimits);
    if (turn.kind === 'limited') await parkLimited(tx, conversation, agent, turn);
    if (turn.kind === 'busy') await tryAgainIn(tx, conversation, 1);
    if (turn.kind !== 'free') return false;
  }
  const slot = await takeAnswerSlot(tx, entitlement.answerLimit ?? null);
  if (slot === 'exhausted') await parkMessages(tx, conversation, answersUsedUp);
  if (slot === 'busy') await tryAgainIn(tx, conversation, 1);
  return slot === 'taken';
}

/** Writes the prompt, and creates the run of the attempt. */
async function createAttempt(
  tx: TenantContext,
  conversation: Conversation,
  { agent, provider, key }: Ready,
  { openCount, companyName }: { openCount: number; companyName: string | null },
): Promise<Attempt> {
  const { tenantId, em } = tx;
  const { modelId, id: agentId, version: agentVersion, llmKeyId: keyId = null } = agent;
  const { id: conversationId, contactId = null, channelKind, remedy = null } = conversation;
  const needs = needsOf(modelId, provider.configuredNeeds);
  const chosen = await chooseMessages(tx, conversation, openCount);
  const { isSecondTry } = chosen;
  const options = { needs, isSecondTry, isShortened: remedy === 'SHORTER' };
  const { keptCount, ...prompt } = writePrompt(agent, companyName, chosen.messages, options);
  const maxOutputTokens = outputLimit(agent.answerLength, needs, { isSecondTry });
  const baseUrl = key?.baseUrl ?? provider.baseUrl ?? '';
  const bound = boundOf(sizeOf(prompt), maxOutputTokens, { provider, modelId, baseUrl });
  const runId = newId();
  em.create(Run, {
    ...{ tenantId, id: runId, conversationId, agentId, agentVersion, contactId, channelKind },
    ...{ providerId: provider.id, modelId, keyId },
    ...{ state: 'RESERVING', boundUsd: bound.costUsd, isPriced: bound.isPriced },
  });
  return {
    ...{ tenantId, conversationId, runId, keyId, provider, modelId, prompt, maxOutputTokens, bound, remedy },
    agent: { id: agentId, name: agent.name, version: agentVersion },
    ...askingOf(chosen, keptCount),
    isRetry: conversation.failureCount > 0,
  };
}

/**
 * Starts an attempt to answer everything unanswered in the conversation, in one transaction: ends what earlier attempts
 * left open, checks for a blocker, and takes a slot under the limit of answers. Null: there is nothing to do now.
 */
export async function beginAttempt(ctx: TenantContext, conversationId: string): Promise<Attempt | null> {
  return inFreshTransaction(ctx, async (tx) => {
    const conversation = await lockConversation(tx, conversationId);
    if (!conversation) return null;
    if (conversation.retryAt) await expireLimited(tx, conversationId);
    const { open, hasEarlierRun, companyName } = await readStart(tx, conversationId);
    if (hasEarlierRun) await closeEarlierRuns(tx, conversation);
    if (open === null) {
      // A member dismissed the remaining messages in the meantime. Their failures do not affect the next message.
      Object.assign(conversation, { failureCount: 0, retryAt: null, remedy: null });
      return null;
    }
    if (!(await isDue(tx, conversation, open))) return null;
    const ready = await findReady(tx, conversation);
    if (!ready || !(await isWithinLimits(tx, conversation, ready))) return null;
    return createAttempt(tx, conversation, ready, { openCount: open.count, companyName });
  });
}
