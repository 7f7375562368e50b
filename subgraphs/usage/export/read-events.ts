import { sql } from '@konstruct/kit/database';
import type { TenantContext } from '../context.ts';
import { isMeasured } from '../rollup/measures.ts';
import { isWanted, type UsageRequest } from '../usage/read-usage.ts';

/** One audit event, in PostgreSQL's text form. */
export interface EventRow {
  at: string;
  day: string;
  id: string;
  agent_id: string;
  agent_name: string | null;
  agent_version: number;
  conversation_id: string | null;
  message_id: string | null;
  provider_id: string;
  model_id: string;
  key_id: string | null;
  channel_kind: string;
  outcome: string;
  prompt_tokens: string;
  completion_tokens: string;
  cached_tokens: string;
  cost_usd: string;
  is_priced: boolean;
  is_measured: boolean;
  latency_ms: number;
  reported_tokens: string | null;
  reported_usd: string | null;
}

const pageSize = 1000;

interface Mark {
  readonly snapshot: string;
  readonly time_zone: string;
}

const readMark = (tenantId: string) => sql`
select pg_current_snapshot()::text as snapshot,
  coalesce((select time_zone from usage.known_tenants where tenant_id = ${tenantId}), 'UTC') as time_zone`;

interface Page extends UsageRequest {
  readonly tenantId: string;
  readonly mark: Mark;
  /** The last event of the previous page. */
  readonly after: { readonly at: string; readonly id: string };
}

// The days are in the tenant's time zone; the two conditions on the moment alone only enable the index.
const readPage = ({ tenantId, range: { from, to }, filter, mark: { snapshot, time_zone }, after }: Page) => sql`
select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, (e.at at time zone ${time_zone})::date::text as day,
  e.id, e.agent_id, a.name as agent_name, e.agent_version, e.conversation_id, e.message_id, e.provider_id, e.model_id, e.key_id,
  e.channel_kind, e.outcome, e.prompt_tokens::text as prompt_tokens, e.completion_tokens::text as completion_tokens,
  e.cached_tokens::text as cached_tokens, e.cost_usd::text as cost_usd, e.is_priced, ${isMeasured} as is_measured, e.latency_ms,
  e.reported_tokens::text as reported_tokens, e.reported_usd::text as reported_usd
from usage.audit_events e left join usage.known_agents a on a.tenant_id = e.tenant_id and a.id = e.agent_id
where e.tenant_id = ${tenantId} and e.at >= ${from}::date - 2 and e.at < ${to}::date + 3
  and (e.at at time zone ${time_zone})::date between ${from}::date and ${to}::date
  and pg_visible_in_snapshot(e.written_xact, ${snapshot}::pg_snapshot)
  and (e.at, e.id) > (${after.at}::timestamptz, ${after.id}::uuid) and ${isWanted(filter)}
order by e.at, e.id limit ${pageSize}`;

/**
 * The events of a range, oldest first, one page at a time. Returns exactly the events that existed at the start,
 * however long the reader takes, although no transaction stays open in the meantime.
 */
export async function* readEvents({ tenantId, em }: TenantContext, request: UsageRequest): AsyncGenerator<EventRow[]> {
  const [mark] = await em.execute<Mark[]>(readMark(tenantId));
  if (!mark) return;
  let after = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const rows = await em.execute<EventRow[]>(readPage({ ...request, tenantId, mark, after }));
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last;
  }
}
