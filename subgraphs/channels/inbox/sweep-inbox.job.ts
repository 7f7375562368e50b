import { enqueue, type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Dependencies } from '../context.ts';
import { processInboxJob, sweepInboxJob } from '../job-definitions.ts';

const due = `
select distinct source, account from channels_directory.inbox
where source = any(string_to_array(?, ',')) and promoted_at is null and set_aside_at is null and (retry_at is null or retry_at <= ?::timestamptz) and received_at < ?::timestamptz
order by source, account limit 500`;

/** What arrived a moment ago is already being processed. */
const graceMs = 10_000;

/**
 * Schedules every account that has waiting events: its channel was switched off when they arrived, or its job was lost.
 */
export function handleSweepInbox({ directory, vendors, clock }: Dependencies): Handler {
  return handleJob(sweepInboxJob, async () => {
    const at = clock.now();
    const em = directory.fork();
    const accounts = await em.execute<{ source: string; account: string }[]>(due, [
      Object.keys(vendors.processors).join(','),
      at.toISOString(),
      new Date(at.getTime() - graceMs).toISOString(),
    ]);
    for (const { source, account } of accounts)
      await enqueue(em, processInboxJob, { source, account }, { key: `${source} ${account}` });
  });
}
