import type { Outcome, WaitingEvent } from './waiting-events.ts';

/** Makes a tenant's rows of what a vendor delivered. */
export interface Promotion<TSaid = unknown> {
  /** What a delivered body says. Throws where it cannot be read. */
  read(body: Uint8Array): TSaid;
  /** Events of one group are promoted in the order in which they came; groups side by side. */
  groupOf(said: TSaid): string;
  /**
   * Promotes events of a group, in this order; what was promoted before stays as it is. Tells of each, in a few words, where
   * nothing came of it. Where it throws, each is tried on its own.
   */
  promote(group: string, said: readonly TSaid[]): Promise<readonly (string | null)[]>;
}

interface Read {
  readonly event: WaitingEvent;
  readonly said: unknown;
}

/** Promotes the events of one source, and tells what became of each. It does not throw. */
export async function promoteEvents(promotion: Promotion, events: readonly WaitingEvent[]): Promise<Outcome[]> {
  const read: Read[] = [];
  const unread: Outcome[] = [];
  for (const event of events) {
    try {
      read.push({ event, said: promotion.read(event.body) });
    } catch (error) {
      unread.push({ event, error });
    }
  }
  const groups = Map.groupBy(read, ({ said }) => promotion.groupOf(said));
  const promoted = await Promise.all([...groups].map(([group, its]) => promoteGroup(promotion, group, its)));
  return [...unread, ...promoted.flat()];
}

async function promoteGroup(promotion: Promotion, group: string, events: readonly Read[]): Promise<Outcome[]> {
  try {
    const notes = await promotion.promote(
      group,
      events.map(({ said }) => said),
    );
    return events.map(({ event }, index) => ({ event, note: notes[index] ?? null }));
  } catch (error) {
    if (events.length === 1) return events.map(({ event }) => ({ event, error }));
    // The one that failed must not spoil the others.
    const outcomes: Outcome[] = [];
    for (const each of events) outcomes.push(...(await promoteGroup(promotion, group, [each])));
    return outcomes;
  }
}
