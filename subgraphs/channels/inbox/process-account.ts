import type { Outcome, WaitingEvent } from './waiting-events.ts';

/** Processes events one after another; what fails is told and does not spoil those after it. */
export async function oneByOne(
  events: readonly WaitingEvent[],
  process: (event: WaitingEvent) => Promise<string | null>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const event of events) {
    try {
      outcomes.push({ event, note: await process(event) });
    } catch (error) {
      outcomes.push({ event, error });
    }
  }
  return outcomes;
}
