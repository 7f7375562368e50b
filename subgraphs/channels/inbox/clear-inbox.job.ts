import type { Directory } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { clearInboxJob } from '../job-definitions.ts';
import { InstallState } from '../slack/install/install-state.entity.ts';

/** Slack repeats an event for minutes; a week also covers a replay by hand. */
const keptDays = 7;

const portion = 5_000;
// In no order: without statistics, as after much came in at once, PostgreSQL would sort all that is left for each portion.
const forget = `
delete from channels_directory.inbox where ctid = any(array(
  select ctid from channels_directory.inbox where promoted_at < ?::timestamptz limit ${portion}))
returning 1`;

/** Forgets promoted events, which are kept only to know repeats by, and install states nobody came back with. */
export function createClearInbox({ directory, now }: { directory: Directory; now: () => Date }): Handler {
  return handleJob(clearInboxJob, async (_payload, { signal }) => {
    const before = new Date(now().getTime() - keptDays * 86_400_000);
    await directory.fork().nativeDelete(InstallState, { expiresAt: { $lt: before } });
    // In portions: what has piled up would take longer than a statement may, and so pile up for good.
    for (let count = portion; count === portion && !signal.aborted;) {
      count = (await directory.fork().execute<object[]>(forget, [before.toISOString()])).length;
    }
  });
}
