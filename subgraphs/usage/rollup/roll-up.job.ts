import { sql } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Dependencies } from '../context.ts';
import { makeMonthsJob, rollUpJob } from '../job-definitions.ts';
import { rollUp } from './roll-up.ts';
import { noteRollUp } from './watch-usage.ts';

/** Counts new events. */
export function handleRollUp({ directory }: Dependencies): Handler {
  return handleJob(rollUpJob, async () => {
    await rollUp(directory);
    noteRollUp();
  });
}

/** Creates the partitions of future months before their first event. */
export function handleMakeMonths({ directory }: Dependencies): Handler {
  return handleJob(makeMonthsJob, async () => {
    await directory.fork().execute(sql`select usage_functions.make_event_months(3)`);
  });
}
