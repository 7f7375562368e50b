import { type Directory, newId, sql } from '@konstruct/kit/database';
import { ownerOf } from '@konstruct/kit/messages';
import { currentOrigin, type Origin } from '@konstruct/kit/tracing';
import { processInboxJob } from '../job-definitions.ts';
import type { Backlog } from './backlog.ts';

/** An event as a vendor delivered it. */
export interface Delivered {
  readonly source: string;
  /**
   * The account at the vendor that the event belongs to: letters, digits and a few other characters, checked by the
   * caller.
   */
  readonly account: string;
  /** The vendor's id of the event: letters, digits and a few other characters, checked by the caller. */
  readonly externalId: string;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

/**
 * Stores a delivered event, only once however often it is delivered. True: the event survives any crash. False: too
 * many events of the account are waiting, and the vendor should deliver this one again later.
 */
export type AcceptOnce = (event: Delivered) => Promise<boolean>;

interface Waiting {
  /** Created on arrival: events are processed in the order of their ids. */
  readonly id: string;
  readonly event: Delivered;
  readonly origin: Origin | null;
  readonly done: PromiseWithResolvers<void>;
}

const batchLimit = 500;
const batchBytes = 4_000_000;

// The bodies travel as one run of bytes, and each row says where its own body is. So nothing in a body can break the
// statement for the other events, and no body is copied into a text that must be escaped character by character. The
// same statement adds the jobs, so that every stored event is processed.
const insert = (bodies: Buffer, rows: readonly object[], job: string) => sql`
with stored as (
  insert into channels_directory.inbox (id, source, account, external_id, body, received_at, failures, created_at, origin)
  select id, source, account, external_id, substring(bodies from first_byte for length), received_at, 0, received_at, origin
  from (select ${bodies}::bytea as bodies) as b, json_to_recordset(${JSON.stringify(rows)}::json)
    as e(id uuid, source text, account text, external_id text, first_byte int, length int, received_at timestamptz, origin jsonb)
  on conflict (source, external_id) do nothing
  returning source, account
), accounts as (select distinct source, account from stored order by source, account)
select jobs.enqueue(${job}, ${ownerOf(job)}, jsonb_build_object('source', source, 'account', account),
  source || ' ' || account, source || ' ' || account, null)
from accounts`;

/**
 * Stores events. Requests that arrive while a batch is being written share the next batch: one durable insert for many,
 * and no delay for a single one. Copies of one event in the same batch are merged into one row before they reach the
 * database.
 */
export function createAcceptOnce({ directory, backlog }: { directory: Directory; backlog: Backlog }): AcceptOnce {
  const waiting = new Map<string, Waiting>();
  let isWriting = false;

  async function writeBatches(): Promise<void> {
    isWriting = true;
    while (waiting.size > 0) {
      const batch = nextBatch(waiting);
      for (const [key] of batch) waiting.delete(key);
      // Sorted by key: two processes that insert the same events then wait for each other in one order and cannot
      // deadlock.
      const sorted = batch.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
      // Answered once the next batch is on its way: the database does not wait for the answers.
      await write(directory, sorted).then(
        () => setImmediate(() => sorted.forEach(({ done }) => done.resolve())),
        (error: unknown) => setImmediate(() => sorted.forEach(({ done }) => done.reject(error))),
      );
    }
    isWriting = false;
  }

  return async (event) => {
    if (await backlog.isFull(event)) return false;
    const key = `${event.source} ${event.externalId}`;
    const known = waiting.get(key);
    const done = known?.done ?? Promise.withResolvers<void>();
    if (!known) waiting.set(key, { id: newId(), event, origin: currentOrigin(), done });
    if (!isWriting) void writeBatches();
    await done.promise;
    return true;
  };
}

/** The first of the waiting events: at least one, and at most what one statement should carry. */
function nextBatch(waiting: ReadonlyMap<string, Waiting>): [string, Waiting][] {
  const batch: [string, Waiting][] = [];
  let bytes = 0;
  for (const entry of waiting) {
    bytes += entry[1].event.body.length;
    if (batch.length > 0 && (batch.length === batchLimit || bytes > batchBytes)) break;
    batch.push(entry);
  }
  return batch;
}

async function write(directory: Directory, batch: readonly Waiting[]): Promise<void> {
  let end = 0;
  const rows = batch.map(({ id, origin, event: { source, account, externalId, body, receivedAt } }) => {
    const first_byte = end + 1;
    end += body.length;
    return {
      id,
      source,
      account,
      external_id: externalId,
      first_byte,
      length: body.length,
      received_at: receivedAt,
      origin,
    };
  });
  const bodies = Buffer.concat(batch.map(({ event }) => event.body));
  await directory.fork().execute(insert(bodies, rows, processInboxJob.name));
}
