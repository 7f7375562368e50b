import { sql } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { runEnded } from '@konstruct/schema/messages';
import { type EntityDictionary, LockMode } from '@mikro-orm/core';
import { addContactUse } from '../contact-rate/take-contact-turn.ts';
import type { TenantContext } from '../context.ts';
import { Conversation } from '../conversation/conversation.entity.ts';
import type { Reported } from './believable-usage.ts';
import type { Tokens } from '../provider/price.ts';
import { openStates, Run, type RunState } from './run.entity.ts';
import { OvertakenError } from './attempt.ts';

/** How a run ended, for its settlement. `released`: no call was made. `interrupted`: costed at the bound. */
export interface Settlement {
  readonly outcome: 'completed' | 'interrupted' | 'released';
  readonly messageId: string | null;
  readonly tokens: Tokens | null;
  readonly costUsd: string;
  readonly isPriced: boolean;
  readonly isMeasured?: boolean;
  readonly latencyMs: number;
  readonly reported?: Reported | null;
}

export const released: Settlement = {
  outcome: 'released',
  messageId: null,
  tokens: null,
  costUsd: '0',
  isPriced: true,
  latencyMs: 0,
};

export function interrupted(run: Run, at: Date): Settlement {
  const { boundUsd: costUsd, isPriced } = run;
  return {
    outcome: 'interrupted',
    messageId: null,
    tokens: null,
    costUsd,
    isPriced,
    isMeasured: false,
    latencyMs: at.getTime() - (run.calledAt ?? at).getTime(),
  };
}

/** Locks the conversation: transactions that change its runs or messages go one at a time. */
export async function lockConversation({ em }: TenantContext, id: string): Promise<Conversation | null> {
  return em.findOne(Conversation, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}

/**
 * Moves a run to its next state if it is still where this attempt left it. Throws `OvertakenError` if another attempt
 * took over.
 */
export async function moveRun(
  { em }: TenantContext,
  id: string,
  { from, to, at }: { from: RunState; to: RunState; at: Date },
): Promise<Run> {
  const time = sql.ref(to === 'CALLING' ? 'called_at' : 'ended_at');
  const [moved] = await em.execute<EntityDictionary<Run>[]>(sql`
update agents.runs set state = ${to}, ${time} = ${at}::timestamptz where id = ${id} and state = ${from} returning *`);
  if (!moved) throw new OvertakenError();
  return em.map(Run, moved);
}

/**
 * Removes the run of an attempt that ends before its call, if it is still where the attempt left it: it cost nothing,
 * and otherwise each failed try of a waiting message would leave a row. Throws `OvertakenError` if another attempt took
 * over.
 */
export async function removeRun({ em }: TenantContext, id: string): Promise<Run> {
  const [removed] = await em.execute<EntityDictionary<Run>[]>(
    sql`delete from agents.runs where id = ${id} and state = 'RESERVING' returning *`,
  );
  if (!removed) throw new OvertakenError();
  return em.map(Run, removed);
}

/** Publishes the result of a run to the usage service, and adds it to its contact's usage. */
export async function settleRun(
  tx: TenantContext,
  run: Run,
  { tokens, ...settlement }: Settlement,
  at: Date,
): Promise<void> {
  const { tenantId, id: runId, agentId, agentVersion, conversationId, providerId, modelId, keyId, channelKind } = run;
  const counts = {
    promptTokens: tokens?.prompt ?? 0,
    completionTokens: tokens?.completion ?? 0,
    cachedTokens: tokens?.cached ?? 0,
  };
  const what = { runId, agentId, agentVersion, conversationId, providerId, modelId, keyId: keyId ?? null, channelKind };
  if (run.contactId && settlement.outcome !== 'released') {
    await addContactUse(tx, run.contactId, {
      answerCount: settlement.messageId ? 1 : 0,
      costUsd: settlement.costUsd,
      at,
    });
  }
  await publish(tx.em, runEnded, tenantId, { ...what, ...settlement, ...counts, at: at.toISOString() });
}

/**
 * Ends what earlier attempts left open, under the locks of the conversation and the runs. A call under way has been
 * paid for, and is costed at the bound; before the call, nothing was spent. A worker that still works on one of these
 * runs gets `OvertakenError`.
 */
export async function closeEarlierRuns(tx: TenantContext, conversation: Conversation): Promise<void> {
  const { em, clock } = tx;
  const at = clock.now();
  const { id: conversationId } = conversation;
  const left = await em.find(
    Run,
    { conversationId, state: { $in: openStates } },
    { refresh: true, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  for (const run of left) {
    const wasCalling = run.state === 'CALLING';
    if (wasCalling) {
      Object.assign(run, { state: 'INTERRUPTED', endedAt: at });
    } else em.remove(run);
    await settleRun(tx, run, wasCalling ? interrupted(run, at) : released, at);
  }
  await em.flush();
}
