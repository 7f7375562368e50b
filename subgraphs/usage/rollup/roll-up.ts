import { type Directory, type EntityManager, sql } from '@konstruct/kit/database';
import { tryLockRollups } from './lock-rollups.ts';
import {
  addMeasures,
  dimensionColumns,
  eventMeasures,
  isRecounted,
  measureColumns,
  noKey,
  recountedMeasures,
  summedMeasures,
} from './measures.ts';

type Sql = typeof eventMeasures;

/** Adds the measures of events with transactions from one mark on and below the other. */
const addToRollups = (measures: Sql, which: Sql, from: string, below: string) => sql`
with fresh as (
  select e.tenant_id, date_bin('15 minutes', e.at, timestamptz '2000-01-01 00:00:00+00') as starts_at, e.agent_id, e.provider_id,
    e.model_id, e.channel_kind, coalesce(e.key_id, ${noKey}) as key_id, ${measures}
  from usage.audit_events e where e.written_xact >= ${from}::xid8 and e.written_xact < ${below}::xid8 and ${which}
), quarters as (
  select tenant_id, starts_at, ${dimensionColumns}, ${summedMeasures} from fresh
  group by tenant_id, starts_at, ${dimensionColumns}
), written as (
  insert into usage.quarter_hours as present (tenant_id, starts_at, ${dimensionColumns}, ${measureColumns}, created_at)
  select tenant_id, starts_at, ${dimensionColumns}, ${measureColumns}, now() from quarters
  on conflict (tenant_id, starts_at, ${dimensionColumns}) do update set ${addMeasures}
)
insert into usage.usage_days as present (tenant_id, day, ${dimensionColumns}, ${measureColumns}, created_at)
select q.tenant_id, (q.starts_at at time zone coalesce(t.time_zone, 'UTC'))::date, ${dimensionColumns}, ${summedMeasures}, now()
from quarters q left join usage.known_tenants t on t.tenant_id = q.tenant_id
group by 1, 2, ${dimensionColumns}
on conflict (tenant_id, day, ${dimensionColumns}) do update set ${addMeasures}`;

const addEvents = (from: string, below: string) => addToRollups(eventMeasures, sql`true`, from, below);
const recountEvents = (from: string, below: string) => addToRollups(recountedMeasures, isRecounted, from, below);

interface State {
  readonly below: string;
  readonly recounted_below: string;
}

interface Next {
  readonly below: string;
  readonly is_restored: boolean;
}

const readState = sql`
select below::text, recounted_below::text from usage_directory.rollup_state where name = 'audit_events' for update`;

const readNext = (below: string) => sql`
select pg_snapshot_xmin(s)::text as below, ${below}::xid8 > pg_snapshot_xmax(s) as is_restored from pg_current_snapshot() s`;

const keepState = (below: string) => sql`
update usage_directory.rollup_state set below = ${below}::xid8, recounted_below = ${below}::xid8 where name = 'audit_events'`;

/** Corrects what the previous release rolled up, even while it still runs in parallel: it moves only its own mark. */
async function recount(tx: EntityManager, { below, recounted_below: recounted }: State): Promise<void> {
  // Above the mark only if the previous release started over after a restore: it counted all events, so all are
  // recounted.
  await tx.execute(recountEvents(BigInt(recounted) > BigInt(below) ? '0' : recounted, below));
}

/**
 * After a restore from a dump, transaction ids start from the beginning. Rows written under old ids are marked as long
 * past, and the rollups are rebuilt from the events.
 */
async function startOver(tx: EntityManager): Promise<string> {
  await tx.execute(
    sql`update usage.audit_events set written_xact = '0' where written_xact >= pg_snapshot_xmax(pg_current_snapshot())`,
  );
  await tx.execute(sql`delete from usage.quarter_hours`);
  await tx.execute(sql`delete from usage.usage_days`);
  return '0';
}

/**
 * Adds the events of all transactions that ended since the last roll-up, each exactly once. Neither ids nor sequences
 * follow the order of commits, but below the oldest running transaction no new row can appear. Each statement sees what
 * was committed before it (READ COMMITTED), so the new mark is read before the events.
 */
export async function rollUp(directory: Directory): Promise<void> {
  await directory.fork().transactional(async (tx) => {
    // While a time zone changes, the next roll-up follows within seconds.
    if (!(await tryLockRollups(tx))) return;
    const [state] = await tx.execute<State[]>(readState);
    const [next] = await tx.execute<Next[]>(readNext(state?.below ?? '0'));
    if (!state || !next || (state.below === next.below && state.recounted_below === state.below)) return;
    if (!next.is_restored && state.recounted_below !== state.below) await recount(tx, state);
    const from = next.is_restored ? await startOver(tx) : state.below;
    await tx.execute(addEvents(from, next.below));
    await tx.execute(keepState(next.below));
  });
}
