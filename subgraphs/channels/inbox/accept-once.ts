import { type Directory, newId } from '@konstruct/kit/database';
import type { AskForPromotion } from './ask-for-promotion.ts';

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
  /** Minted when it came: promotion goes by it. */
  readonly id: string;
  readonly event: Delivered;
  readonly done: PromiseWithResolvers<void>;
}

const batchLimit = 500;

// The bodies travel end to end as one run of bytes, and each row says where its own lies: nothing in a body can spoil the
// statement for the events beside it, and none is copied into a text that must be escaped sign by sign.
const insert = `
insert into channels_directory.inbox (id, source, external_id, body, received_at, failures, created_at)
select id, source, external_id, substring(bodies from first_byte for length), received_at, 0, received_at
from (select ?::bytea as bodies) as b,
  json_to_recordset(?::json) as e(id uuid, source text, external_id text, first_byte int, length int, received_at timestamptz)
on conflict (source, external_id) do nothing`;

/**
 * The inbox's door. Requests that come while a batch is being written share the next one: one durable insert for many, at once
 * for a lone one. Copies of one event that wait together become one row before the database sees them.
 */
export function createAcceptOnce({ directory, askForPromotion }: { directory: Directory; askForPromotion: AskForPromotion }): AcceptOnce {
  const waiting = new Map<string, Waiting>();
  let isWriting = false;

  async function writeBatches(): Promise<void> {
    isWriting = true;
    while (waiting.size > 0) {
      const batch = [...waiting.entries()].slice(0, batchLimit);
      for (const [key] of batch) waiting.delete(key);
      // In the order of their keys: two processes that insert the same events then wait for one another in a line, not in a ring.
      const sorted = batch.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
      // Answered once the next batch is on its way: the database does not wait for that.
      await write(directory, sorted).then(
        () => {
          setImmediate(() => sorted.forEach(({ done }) => done.resolve()));
          askForPromotion();
        },
        (error: unknown) => setImmediate(() => sorted.forEach(({ done }) => done.reject(error))),
      );
    }
    isWriting = false;
  }

  return (event) => {
    const key = `${event.source} ${event.externalId}`;
    const known = waiting.get(key);
    if (known) return known.done.promise;
    const done = Promise.withResolvers<void>();
    waiting.set(key, { id: newId(), event, done });
    if (!isWriting) void writeBatches();
    return done.promise;
  };
}

async function write(directory: Directory, batch: readonly Waiting[]): Promise<void> {
  let end = 0;
  const rows = batch.map(({ id, event: { source, externalId, body, receivedAt } }) => {
    const first_byte = end + 1;
    end += body.length;
    return { id, source, external_id: externalId, first_byte, length: body.length, received_at: receivedAt };
  });
  const bodies = Buffer.concat(batch.map(({ event }) => event.body));
  await directory.fork().execute(insert, [bodies, JSON.stringify(rows)]);
}
