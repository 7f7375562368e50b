import type { Directory } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { clearInboxJob } from '../job-definitions.ts';
import { InstallState } from '../slack/install/install-state.entity.ts';
import { InboxEvent } from './inbox-event.entity.ts';

/** Slack repeats an event for minutes; a week also covers a replay by hand. */
const keptDays = 7;

/** Forgets promoted events, which are kept only to know repeats by, and install states nobody came back with. */
export function createClearInbox({ directory, now }: { directory: Directory; now: () => Date }): Handler {
  return handleJob(clearInboxJob, async () => {
    const before = new Date(now().getTime() - keptDays * 86_400_000);
    await directory.fork().transactional(async (tx) => {
      await tx.nativeDelete(InboxEvent, { promotedAt: { $lt: before } });
      await tx.nativeDelete(InstallState, { expiresAt: { $lt: before } });
    });
  });
}
