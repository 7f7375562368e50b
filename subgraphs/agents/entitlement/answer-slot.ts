import type { TenantContext } from '../context.ts';

/** Whether an answer may be written: there is a slot under the limit, there may be one soon, or there is none. */
export type SlotOutcome = 'taken' | 'busy' | 'exhausted';

// Those who take a slot of one company do so one after another: what one has taken is committed before the next counts.
const lockLimit = 'select answer_limit, used_count from agents.entitlements where may_answer for update';

// A statement of its own after the lock: it sees the runs that were committed while the lock was waited for.
const countOpenRuns = "select count(*)::int as open_count from agents.runs where state in ('RESERVING', 'CALLING')";

/**
 * Takes a slot under the limit of answers. Call it in the transaction that writes the run, and late in it: the open run is the
 * slot, so a process that dies leaves no slot behind that its run's end would not free. Without a limit, as it was just read,
 * nothing is locked.
 */
export async function takeAnswerSlot({ em }: Pick<TenantContext, 'em'>, answerLimit: number | null): Promise<SlotOutcome> {
  if (answerLimit === null) return 'taken';
  const [locked] = await em.execute<{ answer_limit: number | null; used_count: number }[]>(lockLimit);
  if (!locked) return 'exhausted';
  const { answer_limit: limit, used_count: used } = locked;
  if (limit === null) return 'taken';
  if (used >= limit) return 'exhausted';
  const [open] = await em.execute<{ open_count: number }[]>(countOpenRuns);
  // Full only of answers that are being written: one of them may fail and free its slot.
  return used + (open?.open_count ?? 0) < limit ? 'taken' : 'busy';
}

/** Counts the answer that a slot was taken for, where the company has a limit. Call it last in the transaction that ends the run. */
export async function countAnswer({ em }: Pick<TenantContext, 'em'>): Promise<void> {
  await em.execute('update agents.entitlements set used_count = used_count + 1 where answer_limit is not null');
}
