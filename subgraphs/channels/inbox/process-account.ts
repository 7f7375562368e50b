import { isPassing } from '@konstruct/kit/database';
import type { JobInfo } from '@konstruct/kit/jobs';
import { currentOrigin, tracerOf } from '@konstruct/kit/tracing';
import { ZodError } from 'zod';
import type { Outcome, WaitingEvent } from './waiting-events.ts';

/** The job that events are processed in. */
export type InboxJob = Pick<JobInfo, 'turn' | 'attempt' | 'isLast' | 'signal'>;

/** So many tries of the job an event that fails, for whatever reason of its own, keeps those after it waiting: about half a minute. */
const triesInOrder = 5;

/** No later try reads the event any better. */
const isUnreadable = (error: unknown) => error instanceof ZodError || error instanceof SyntaxError;

/**
 * Whether what came after a failed event waits for it, so that the order is kept: while the database is busy or away until the job's
 * last try, after two hours, and otherwise for some tries. An event that cannot be read, or goes on failing, is passed by. Once the
 * job is told to stop, nothing that it did not do is a failure.
 */
export const blocksLaterEvents = ({ failures }: WaitingEvent, error: unknown, job: Omit<InboxJob, 'turn'>) =>
  job.signal.aborted || (isPassing(error) && !job.isLast) || (failures === 0 && job.attempt <= triesInOrder && !isUnreadable(error));

const tracer = tracerOf('channels');

/** Processes events one after another, each in a turn, and each as a part of the request that brought it. The last outcome is that of an event which keeps the others waiting. */
export async function oneByOne(
  { events, job }: { readonly events: readonly WaitingEvent[]; readonly job: InboxJob },
  process: (event: WaitingEvent) => Promise<string | null>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, event] of events.entries()) {
    try {
      const attributes = { 'konstruct.source': event.source, 'messaging.message.id': event.externalId };
      const options = { kind: 'consumer' as const, attributes, parent: event.origin, link: currentOrigin() };
      const within = () => tracer.span('process an event', options, () => process(event));
      outcomes.push({ event, note: await job.turn(within, { isOneOfMany: index > 0 }) });
    } catch (error) {
      outcomes.push({ event, error });
      if (blocksLaterEvents(event, error, job)) break;
    }
  }
  return outcomes;
}
