import { sql } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Dependencies } from '../context.ts';
import { clearEventsJob } from '../job-definitions.ts';

/** Three times as long as Stripe keeps an event and can send it again: https://docs.stripe.com/api/events */
const keptMs = 90 * 86_400_000;

/**
 * Deletes events so old that Stripe cannot send them again, including the names and addresses in events of an unknown
 * type.
 */
export function handleClearEvents({ directory, clock }: Dependencies): Handler {
  return handleJob(clearEventsJob, async () => {
    const oldest = new Date(clock.now().getTime() - keptMs);
    await directory.fork().execute(sql`delete from billing_directory.stripe_events where received_at < ${oldest}`);
  });
}
