import { enqueue, type Handler, handleJob } from '@konstruct/kit/jobs';
import { originFields } from '@konstruct/kit/tracing';
import type { Dependencies } from '../context.ts';
import { processInboxJob } from '../job-definitions.ts';
import { type InboxJob, blocksLaterEvents } from './process-account.ts';
import { earlierOf, type Outcome, settle, takeWaiting, type WaitingEvent } from './waiting-events.ts';

/** Events of one account, in the order of arrival. */
export interface EventBatch {
  readonly account: string;
  readonly events: readonly WaitingEvent[];
  readonly job: InboxJob;
}

/** Turns what a vendor delivered into a tenant's rows. */
export interface EventProcessor {
  /**
   * Processes events in order, and returns a short note for each one that had no effect. What was processed before
   * stays as it is. Each outcome belongs to one event: a failure does not spoil the others, though at first they wait
   * for it.
   */
  process(deps: Dependencies, batch: EventBatch): Promise<Outcome[]>;
}

/** Accounts that a process handles in parallel. */
const places = 8;

/**
 * Processes the waiting events of one account, oldest first, one batch per job: a busy account takes turns with the
 * others. Only one job of an account runs at a time, so its order is kept; a repeat after a crash changes nothing.
 */
export function handleProcessInbox(deps: Dependencies): Handler {
  const { directory, clock, vendors } = deps;
  return handleJob(
    processInboxJob,
    async ({ source, account }, job) => {
      const processor = vendors.processors[source];
      if (!processor) return;
      const { events, othersDueAt } = await takeWaiting(directory.fork(), { source, account, now: clock.now() });
      const outcomes = await processor.process(deps, { account, events, job });
      logFailures(deps, outcomes);
      const last = outcomes.at(-1);
      const held = last && 'error' in last && blocksLaterEvents(last.event, last.error, job) ? last : null;
      const failedUntil = await settle(directory.fork(), held ? outcomes.slice(0, -1) : outcomes, clock.now());
      // Nothing is recorded for it: the job's next attempt continues there, with the events after it.
      if (held) throw held.error;
      // An account has one waiting job, so this job schedules the rest; later arrivals have scheduled themselves.
      const runAt = earlierOf(othersDueAt, failedUntil);
      if (runAt)
        await enqueue(directory.fork(), processInboxJob, { source, account }, { key: `${source} ${account}`, runAt });
    },
    { places },
  );
}

function logFailures({ log }: Dependencies, outcomes: readonly Outcome[]): void {
  for (const outcome of outcomes) {
    if (!('error' in outcome)) continue;
    const { externalId, failures, origin } = outcome.event;
    log.warn(
      { ...originFields(origin), event: externalId, failures: failures + 1, error: String(outcome.error) },
      'an event could not be processed',
    );
  }
}
