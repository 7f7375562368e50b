import type { Directory, EntityManager } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Logger } from '@konstruct/kit/process';
import { promoteInboxJob } from '../job-definitions.ts';
import { type Promotion, promoteEvents } from './promote-events.ts';
import { settle, takeWaiting } from './waiting-events.ts';

export interface PromoteInboxOptions {
  readonly directory: Directory;
  /** By the source of the event; what comes of a source that is not here waits. */
  readonly sources: Readonly<Record<string, Promotion>>;
  readonly now: () => Date;
  readonly log: Logger;
}

/** One at a time, in whichever process: the events of a group keep their order. It ends with the transaction. */
const lock = "select pg_advisory_xact_lock(hashtext('channels.promote_inbox'))";

/**
 * Promotes whatever is in the inbox, oldest first. A crash at any line repeats events, which changes nothing; an event that
 * cannot be promoted is tried again later and does not hold up the others.
 */
export function createPromoteInbox(options: PromoteInboxOptions): Handler {
  return handleJob(promoteInboxJob, async (_payload, job) => {
    let last: string | undefined;
    do {
      last = await options.directory.fork().transactional((tx) => promoteBatch(tx, last, options));
    } while (last !== undefined && !job.signal.aborted);
  });
}

/** Returns the id of the last event that was looked at; nothing when none was left. */
async function promoteBatch(
  tx: EntityManager,
  after: string | undefined,
  { sources, now, log }: PromoteInboxOptions,
): Promise<string | undefined> {
  await tx.execute(lock);
  const events = await takeWaiting(tx, { sources: Object.keys(sources), after, now: now() });
  const outcomes = await Promise.all(
    Object.entries(sources).map(([name, promotion]) =>
      promoteEvents(
        promotion,
        events.filter(({ source }) => source === name),
      ),
    ),
  );
  for (const outcome of outcomes.flat()) {
    if (!('error' in outcome)) continue;
    const { externalId, failures } = outcome.event;
    log.warn({ event: externalId, failures: failures + 1, error: String(outcome.error) }, 'an event could not be promoted');
  }
  await settle(tx, outcomes.flat(), now());
  return events.at(-1)?.id;
}
