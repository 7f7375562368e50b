import { type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Dependencies } from '../context.ts';
import { clearInboxJob } from '../job-definitions.ts';

/** Vendors repeat an event for minutes or days; a week also covers a replay by hand. */
const keptDays = 7;

const portion = 5_000;
// In no order: without statistics, as after much came in at once, PostgreSQL would sort all that is left for each portion.
const forget = `
delete from channels_directory.inbox where ctid = any(array(
  select ctid from channels_directory.inbox where promoted_at < ?::timestamptz limit ${portion}))
returning 1`;

/** Forgets what a vendor keeps for a while only, where that ended before a moment: connections that were begun and never finished. */
export type ForgetExpired = (deps: Dependencies, before: Date) => Promise<void>;

/** Forgets promoted events, which are kept only to know repeats by, and what vendors keep for a while. */
export function handleClearInbox(deps: Dependencies): Handler {
  return handleJob(clearInboxJob, async (_payload, { signal }) => {
    const before = new Date(deps.clock.now().getTime() - keptDays * 86_400_000);
    for (const forgetOfVendor of deps.vendors.forgetExpired) await forgetOfVendor(deps, before);
    // In portions: what has piled up would take longer than a statement may, and so pile up for good.
    for (let count = portion; count === portion && !signal.aborted;) {
      count = (await deps.directory.fork().execute<object[]>(forget, [before.toISOString()])).length;
    }
  });
}
