import { type Directory, newId } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';

interface Delivered {
  readonly source: string;
  /** The vendor's id of the event: letters, digits and a few signs, checked by the caller. */
  readonly externalId: string;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

/** Stores a delivered event, once however often it comes. When it returns, the event survives any crash. */
export type AcceptOnce = (event: Delivered) => Promise<void>;

interface Waiting {
  readonly event: Delivered;
  readonly done: PromiseWithResolvers<void>;
}

const batchLimit = 500;

// The body travels in base64 as one JSON text: nothing in it can spoil the statement for the events beside it.
const insert = `
insert into channels_directory.inbox (id, source, external_id, body, received_at, failures, created_at)
select id, source, external_id, decode(body, 'base64'), received_at, 0, received_at
from json_to_recordset(?::json) as e(id uuid, source text, external_id text, body text, received_at timestamptz)
on conflict (source, external_id) do nothing`;

/**
 * The inbox's door. Requests that come while a batch is being written share the next one: one durable insert for many, at once
 * for a lone one. Copies of one event that wait together become one row before the database sees them.
 */
export function createAcceptOnce(directory: Directory): AcceptOnce {
  const waiting = new Map<string, Waiting>();
  let isWriting = false;

  async function writeBatches(): Promise<void> {
    isWriting = true;
    while (waiting.size > 0) {
      const batch = [...waiting.entries()].slice(0, batchLimit);
      for (const [key] of batch) waiting.delete(key);
      // In the order of their keys: two processes that insert the same events then wait for one another in a line, not in a ring.
      const sorted = batch.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
      await write(
        directory,
        sorted.map(({ event }) => event),
      ).then(
        () => sorted.forEach(({ done }) => done.resolve()),
        (error: unknown) => sorted.forEach(({ done }) => done.reject(error)),
      );
    }
    isWriting = false;
  }

  return (event) => {
    const key = `${event.source} ${event.externalId}`;
    const known = waiting.get(key);
    if (known) return known.done.promise;
    const done = Promise.withResolvers<void>();
    waiting.set(key, { event, done });
    if (!isWriting) void writeBatches();
    return done.promise;
  };
}

async function write(directory: Directory, events: readonly Delivered[]): Promise<void> {
  const rows = events.map(({ source, externalId, body, receivedAt }) => ({
    id: newId(),
    source,
    external_id: externalId,
    body: body.toString('base64'),
    received_at: receivedAt.toISOString(),
  }));
  await directory.fork().transactional(async (tx) => {
    await tx.execute(insert, [JSON.stringify(rows)]);
    await enqueue(tx, 'channels.promote_inbox', {}, { key: 'channels.promote_inbox', queue: 'channels.promote_inbox' });
  });
}
