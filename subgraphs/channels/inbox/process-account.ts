import { isPassing } from '@konstruct/kit/database';
import type { JobInfo } from '@konstruct/kit/jobs';
import { currentOrigin, tracerOf } from '@konstruct/kit/tracing';
import { ZodError } from 'zod';
import type { Outcome, WaitingEvent } from './waiting-events.ts';

/** The job in which events are processed. */
export type InboxJob = Pick<JobInfo, 'turn' | 'attempt' | 'isLast' | 'signal'>;

/**
 * An event that fails because of its own content keeps later events waiting for this many attempts of the job: about
 * half a minute.
 */
const triesInOrder = 5;

/** A later attempt cannot read the event either. */
const isUnreadable = (error: unknown) => error instanceof ZodError || error instanceof SyntaxError;

/**
 * Whether the events after a failed one wait for it, so that the order is kept. While the database is busy or away they
 * wait until the job's last attempt, after two hours; otherwise for a few attempts. An event that cannot be read, or
 * that keeps failing, is skipped. Once the job is asked to stop, nothing that it left undone counts as a failure.
 */
export const blocksLaterEvents = ({ failures }: WaitingEvent, error: unknown, job: Omit<InboxJob, 'turn'>) =>
  job.signal.aborted ||
  (isPassing(error) && !job.isLast) ||
  (failures === 0 && job.attempt <= triesInOrder && !isUnreadable(error));

const tracer = tracerOf('channels');

/**
 * Processes events one after another, each in its own turn and each as part of the request that delivered it. The last
 * outcome is that of an event that keeps the others waiting.
 */
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
