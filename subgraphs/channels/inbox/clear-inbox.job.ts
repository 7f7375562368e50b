import { sql } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Dependencies } from '../context.ts';
import { clearInboxJob } from '../job-definitions.ts';

/** Vendors repeat an event for minutes or days; a week also covers a manual replay. */
const keptDays = 7;

const portion = 5_000;
// Unordered: without statistics, for example after a burst of events, PostgreSQL would sort all remaining rows for each
// portion.
const forget = (before: Date) => sql`
delete from channels_directory.inbox where ctid = any(array(
  select ctid from channels_directory.inbox where promoted_at < ${before}::timestamptz limit ${portion}))
returning 1`;

/**
 * Deletes what a vendor keeps only for a limited time, if that time ended before the given moment: connections that
 * were begun and never finished.
 */
export type ForgetExpired = (deps: Dependencies, before: Date) => Promise<void>;

/** Deletes processed events, which are kept only to recognize repeats, and what vendors keep for a limited time. */
export function handleClearInbox(deps: Dependencies): Handler {
  return handleJob(clearInboxJob, async (_payload, { signal }) => {
    const before = new Date(deps.clock.now().getTime() - keptDays * 86_400_000);
    for (const forgetOfVendor of deps.vendors.forgetExpired) await forgetOfVendor(deps, before);
    // Works in portions: deleting a large backlog at once would exceed the statement timeout, so the backlog would
    // never go away.
    for (let count = portion; count === portion && !signal.aborted;) {
      count = (await deps.directory.fork().execute<object[]>(forget(before))).length;
    }
  });
}
