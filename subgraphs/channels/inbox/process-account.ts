import type { JobInfo } from '@konstruct/kit/jobs';
import type { Outcome, WaitingEvent } from './waiting-events.ts';

/** Processes events one after another, each in a turn; what fails is told and does not spoil those after it. */
export async function oneByOne(
  events: readonly WaitingEvent[],
  turn: JobInfo['turn'],
  process: (event: WaitingEvent) => Promise<string | null>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const event of events) {
    try {
      outcomes.push({ event, note: await turn(() => process(event)) });
    } catch (error) {
      outcomes.push({ event, error });
    }
  }
  return outcomes;
}
