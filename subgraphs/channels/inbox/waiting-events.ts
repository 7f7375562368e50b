import { type EntityManager, sql, storable } from '@konstruct/kit/database';
import { type Origin, readOrigin } from '@konstruct/kit/tracing';

/** A delivered event that has not been read yet. */
export interface WaitingEvent {
  readonly id: string;
  readonly source: string;
  readonly externalId: string;
  readonly body: Uint8Array;
  readonly failures: number;
  readonly origin: Origin;
}

/**
 * The outcome of an event: an optional short note on why it had no effect, or the error that stopped its processing.
 */
export type Outcome = { readonly event: WaitingEvent } & (
  { readonly note: string | null } | { readonly error: unknown }
);

const [batchSize, batchBytes] = [50, 4_000_000];
/** With the pauses between them, about an hour; then a person must look. */
const maxFailures = 12;
const noteLength = 200;

interface Asked {
  readonly source: string;
  readonly account: string;
  readonly now: Date;
}

// Takes at least one of the oldest events, however large, and no more than memory has room for. There is always one
// row: it says when the first of the others is due.
const take = ({ source, account, now }: Asked) => sql`
with waiting as (
  select id, source, external_id, body, failures, origin, received_at, retry_at from channels_directory.inbox
  where source = ${source} and account = ${account} and promoted_at is null and set_aside_at is null
), batch as (
  select * from (
    select *, sum(length(body)) over (order by id) - length(body) as bytes_before from (
      select id, source, external_id, coalesce(body, '') as body, failures, origin from waiting
      where retry_at is null or retry_at <= ${now}::timestamptz order by id limit ${batchSize}
    ) as oldest
  ) as measured where bytes_before < ${batchBytes}
)
select others.due_at, batch.id, batch.source, batch.external_id, batch.body, batch.failures, batch.origin
from (select min(coalesce(retry_at, received_at)) as due_at from waiting where id not in (select id from batch)) as others
left join batch on true order by batch.id`;

interface Row {
  readonly due_at: string | null;
  /** Null: nothing is due, and the following columns are null too. */
  readonly id: string | null;
  readonly source: string;
  readonly external_id: string;
  readonly body: Uint8Array;
  readonly failures: number;
  readonly origin: unknown;
}

/** The waiting events of an account. */
export interface Waiting {
  /** The oldest due events. */
  readonly events: readonly WaitingEvent[];
  /** When the first of the others is due, possibly already; null when there are no others. */
  readonly othersDueAt: Date | null;
}

export async function takeWaiting(em: EntityManager, asked: Asked): Promise<Waiting> {
  const rows = await em.execute<Row[]>(take(asked));
  const events = rows.flatMap(({ id, source, external_id: externalId, body, failures, origin }) =>
    id === null ? [] : [{ id, source, externalId, body, failures, origin: readOrigin(origin) }],
  );
  const dueAt = rows[0]?.due_at;
  return { events, othersDueAt: dueAt ? new Date(dueAt) : null };
}

/** The earlier of two times; null stands for never. */
export const earlierOf = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b < a) ? b : a);

const write = (rows: readonly object[]) => sql`
update channels_directory.inbox as i set
  promoted_at = o.promoted_at, retry_at = o.retry_at, set_aside_at = o.set_aside_at, failures = o.failures, note = o.note,
  body = case when o.promoted_at is null then i.body end
from json_to_recordset(${JSON.stringify(rows)}::json)
  as o(id uuid, promoted_at timestamptz, retry_at timestamptz, set_aside_at timestamptz, failures int, note text)
where i.id = o.id and i.promoted_at is null`;

/**
 * Records the outcomes of events, except for those that another copy of the service has processed in the meantime: it
 * may have taken over the lease. A failed event is retried later, or moved to the dead-letter queue for a person to
 * look at. Returns when the first of them is to be retried, or null.
 */
export async function settle(em: EntityManager, outcomes: readonly Outcome[], now: Date): Promise<Date | null> {
  if (outcomes.length === 0) return null;
  let first: Date | null = null;
  const rows = outcomes.map((outcome) => {
    const { id, failures } = outcome.event;
    // It may quote what someone else wrote.
    if ('note' in outcome)
      return {
        id,
        failures,
        promoted_at: now,
        note: outcome.note === null ? null : storable(outcome.note, noteLength),
      };
    const tries = failures + 1;
    const note = 'It could not be processed; the log says why.';
    if (tries >= maxFailures) return { id, failures: tries, set_aside_at: now, note };
    const retry_at = new Date(now.getTime() + 1000 * 2 ** tries);
    first = earlierOf(first, retry_at);
    return { id, failures: tries, retry_at, note };
  });
  await em.execute(write(rows));
  return first;
}
