import type { EntityManager } from '@konstruct/kit/database';

/** Whether an answer may be written: there is a place under the limit, there may be one soon, or there is none. */
export type SlotOutcome = 'taken' | 'busy' | 'exhausted';

/** Holds a place under the limit of answers for one that is about to be written. */
export async function takeAnswerSlot(tx: EntityManager): Promise<SlotOutcome> {
  const taken = await tx.execute<unknown[]>(
    `update agents.entitlements set open_count = open_count + 1
     where may_answer and (answer_limit is null or used_count + open_count < answer_limit) returning version`,
  );
  if (taken.length > 0) return 'taken';
  // Full only of answers that are being written: one of them may fail and give its place back.
  const busy = await tx.execute<unknown[]>('select 1 from agents.entitlements where may_answer and used_count < answer_limit');
  return busy.length > 0 ? 'busy' : 'exhausted';
}

/** Gives held places back: no answer came of them. */
export async function returnAnswerSlots(tx: EntityManager, count = 1): Promise<void> {
  await tx.execute('update agents.entitlements set open_count = greatest(open_count - ?, 0)', [count]);
}

/** Counts the answer that a place was held for. */
export async function countAnswer(tx: EntityManager): Promise<void> {
  await tx.execute('update agents.entitlements set open_count = greatest(open_count - 1, 0), used_count = used_count + 1');
}
