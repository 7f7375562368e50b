import { sql } from '@konstruct/kit/database';
import { IsolationLevel } from '@mikro-orm/core';
import type { TenantContext } from '../context.ts';
import { eventMeasures, summedAsText, summedMeasures, type UsageSums } from '../rollup/measures.ts';
import type { UsageRange } from './usage-range.ts';

export interface UsageFilter {
  readonly agentId: string | null;
  readonly providerId: string | null;
  readonly channelKind: string | null;
}

export interface UsageRequest {
  readonly range: UsageRange;
  readonly filter: UsageFilter;
}

/**
 * One row per group of one of the groupings: all, by day, by provider, by agent, by channel. Columns of other groupings
 * are null.
 */
export interface UsageGroup extends UsageSums {
  grouping: number;
  day: string | null;
  provider_id: string | null;
  agent_id: string | null;
  channel_kind: string | null;
}

/** Values of `UsageGroup.grouping`: a bit is set for each column that the row is not grouped by. */
export const grouping = { total: 0b1111, day: 0b0111, provider: 0b1011, agent: 0b1101, channel: 0b1110 } as const;

/** SQL: whether a row of the days or the events matches the filter. */
export const isWanted = ({ agentId, providerId, channelKind }: UsageFilter) => sql`(
    (${agentId}::text is null or agent_id::text = lower(${agentId}))
    and (${providerId}::text is null or provider_id = ${providerId})
    and (${channelKind}::text is null or channel_kind = ${channelKind}))`;

interface Mark {
  readonly below: string;
  readonly time_zone: string;
}

const readMark = (tenantId: string) => sql`
select usage_functions.rolled_up_below()::text as below,
  coalesce((select time_zone from usage.known_tenants where tenant_id = ${tenantId}), 'UTC') as time_zone`;

const readGroups = (tenantId: string, { from, to }: UsageRange, filter: UsageFilter, { below, time_zone }: Mark) => sql`
with used as (
  select day, provider_id, agent_id, channel_kind, ${summedMeasures} from usage.usage_days
  where tenant_id = ${tenantId} and day between ${from}::date and ${to}::date and ${isWanted(filter)}
  group by 1, 2, 3, 4
  union all
  select (e.at at time zone ${time_zone})::date, e.provider_id, e.agent_id, e.channel_kind, ${eventMeasures} from usage.audit_events e
  where e.tenant_id = ${tenantId} and e.written_xact >= ${below}::xid8
    and (e.at at time zone ${time_zone})::date between ${from}::date and ${to}::date and ${isWanted(filter)}
)
select grouping(day, provider_id, agent_id, channel_kind) as grouping, day::text, provider_id, agent_id, channel_kind, ${summedAsText}
from used group by grouping sets ((), (day), (provider_id), (agent_id), (channel_kind))`;

/**
 * A tenant's usage over whole days of its time zone. Adds the rollups and the few events that are not in them yet, in
 * one snapshot, so that the sum always matches the events to the last digit. The mark is read first and passed as a
 * value: the planner then knows how few events lie above it.
 */
export async function readUsage(
  { tenantId, em }: TenantContext,
  { range, filter }: UsageRequest,
): Promise<UsageGroup[]> {
  return em.transactional(
    async (tx) => {
      const [mark] = await tx.execute<Mark[]>(readMark(tenantId));
      return mark ? tx.execute<UsageGroup[]>(readGroups(tenantId, range, filter, mark)) : [];
    },
    { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true },
  );
}
