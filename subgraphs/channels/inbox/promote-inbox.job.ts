import type { Directory, EntityManager } from '@konstruct/kit/database';
import type { Task } from '@konstruct/kit/jobs';
import type { Logger } from '@konstruct/kit/process';
import { LockMode } from '@mikro-orm/core';
import { InboxEvent } from './inbox-event.entity.ts';

/** Makes a tenant's rows of an event, and does nothing the second time. Tells in a few words where nothing came of it. */
export interface PromoteEvent {
  /** Events of one group are promoted in the order in which they came; groups side by side. */
  groupOf(event: InboxEvent): string;
  promote(event: InboxEvent): Promise<string | null>;
}

export interface PromoteInboxOptions {
  readonly directory: Directory;
  /** By the source of the event; what comes of a source that is not here waits. */
  readonly sources: Readonly<Record<string, PromoteEvent>>;
  readonly now: () => Date;
  readonly log: Logger;
}

const batchSize = 50;
/** With the pauses between them, about an hour; then a person must look. */
const maxFailures = 12;

/**
 * Promotes whatever is in the inbox, oldest first. A crash at any line repeats events, which changes nothing; an event that
 * cannot be promoted is tried again later and does not hold up the others.
 */
export function createPromoteInbox(options: PromoteInboxOptions): Task {
  return async (_payload, job) => {
    let after = '';
    do {
      after = await options.directory.fork().transactional((tx) => promoteBatch(tx, after, options));
    } while (after !== '' && !job.signal.aborted);
  };
}

/** Returns the last id of a full batch, and an empty text when there may be no more. */
async function promoteBatch(tx: EntityManager, after: string, { sources, now, log }: PromoteInboxOptions): Promise<string> {
  const events = await tx.find(
    InboxEvent,
    {
      promotedAt: null,
      source: { $in: Object.keys(sources) },
      setAsideAt: null,
      $or: [{ retryAt: null }, { retryAt: { $lte: now() } }],
      ...(after === '' ? {} : { id: { $gt: after } }),
    },
    { orderBy: { id: 'asc' }, limit: batchSize, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
  );
  const promote = async (event: InboxEvent) => {
    try {
      event.note = (await sources[event.source]?.promote(event)) ?? null;
      event.promotedAt = now();
      event.body = null;
    } catch (error) {
      log.warn({ event: event.externalId, failures: event.failures + 1, error: String(error) }, 'an event could not be promoted');
      postpone(event, now());
    }
  };
  const groups = Map.groupBy(events, (event) => `${event.source} ${sources[event.source]?.groupOf(event) ?? ''}`);
  await Promise.all(
    [...groups.values()].map(async (group) => {
      for (const event of group) await promote(event);
    }),
  );
  return events.length === batchSize ? (events.at(-1)?.id ?? '') : '';
}

function postpone(event: InboxEvent, now: Date): void {
  event.failures += 1;
  event.note = 'It could not be promoted; the log says why.';
  if (event.failures >= maxFailures) event.setAsideAt = now;
  else event.retryAt = new Date(now.getTime() + 1000 * 2 ** event.failures);
}
