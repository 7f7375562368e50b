import { sql } from '@konstruct/kit/database';
import { enqueue, type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Dependencies } from '../context.ts';
import { processInboxJob, sweepInboxJob } from '../job-definitions.ts';

/** What arrived a moment ago is already being processed. */
const graceMs = 10_000;

const due = (sources: readonly string[], at: Date) => sql`
select distinct source, account from channels_directory.inbox
where source = any(array[${sources}]::text[]) and promoted_at is null and set_aside_at is null
  and (retry_at is null or retry_at <= ${at}::timestamptz)
  and received_at < ${new Date(at.getTime() - graceMs)}::timestamptz
order by source, account limit 500`;

/**
 * Schedules every account that has waiting events: its channel was switched off when they arrived, or its job was lost.
 */
export function handleSweepInbox({ directory, vendors, clock }: Dependencies): Handler {
  return handleJob(sweepInboxJob, async () => {
    const em = directory.fork();
    const statement = due(Object.keys(vendors.processors), clock.now());
    const accounts = await em.execute<{ source: string; account: string }[]>(statement);
    for (const { source, account } of accounts)
      await enqueue(em, processInboxJob, { source, account }, { key: `${source} ${account}` });
  });
}
