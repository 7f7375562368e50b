import type { TenantContext } from '../context.ts';

/**
 * Whether an answer may be written: there is a free slot under the limit, one may become free soon, or the limit is
 * used up.
 */
export type SlotOutcome = 'taken' | 'busy' | 'exhausted';

// Attempts of one company take their slots one at a time: each commits its run before the next one counts.
const lockLimit = 'select answer_limit, used_count from agents.entitlements where may_answer for update';

// A separate statement after the lock, so that it sees the runs that were committed while it waited for the lock.
const countOpenRuns = "select count(*)::int as open_count from agents.runs where state in ('RESERVING', 'CALLING')";

/**
 * Takes a slot under the limit of answers. Call it late in the transaction that writes the run: the open run is the
 * slot, so the end of a crashed process's run frees its slot. If the limit that the caller has just read is null,
 * nothing is locked.
 */
export async function takeAnswerSlot(
  { em }: Pick<TenantContext, 'em'>,
  answerLimit: number | null,
): Promise<SlotOutcome> {
  if (answerLimit === null) return 'taken';
  const [locked] = await em.execute<{ answer_limit: number | null; used_count: number }[]>(lockLimit);
  if (!locked) return 'exhausted';
  const { answer_limit: limit, used_count: used } = locked;
  if (limit === null) return 'taken';
  if (used >= limit) return 'exhausted';
  const [open] = await em.execute<{ open_count: number }[]>(countOpenRuns);
  // Only full because of answers that are being written: one of them may fail and free its slot.
  return used + (open?.open_count ?? 0) < limit ? 'taken' : 'busy';
}

/** Counts an answer if the company has a limit. Call it last in the transaction that ends the run. */
export async function countAnswer({ em }: Pick<TenantContext, 'em'>): Promise<void> {
  await em.execute('update agents.entitlements set used_count = used_count + 1 where answer_limit is not null');
}
