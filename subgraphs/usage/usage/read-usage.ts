import type { EntityManager } from '@konstruct/kit/database';
import { IsolationLevel } from '@mikro-orm/core';
import { eventMeasures, measureColumns, summedMeasures, type UsageSums } from './measures.ts';
import type { UsageRange } from './usage-range.ts';

export interface UsageFilter {
  readonly agentId: string | null;
  readonly providerId: string | null;
  readonly channelKind: string | null;
}

/** One row a group of one of the groupings: all, by day, by provider, by agent, by channel. Columns of other groupings are null. */
export interface UsageGroup extends UsageSums {
  grouping: number;
  day: string | null;
  provider_id: string | null;
  agent_id: string | null;
  channel_kind: string | null;
}

/** Values of `UsageGroup.grouping`: a bit is set for each column that the row is not grouped by. */
export const grouping = { total: 0b1111, day: 0b0111, provider: 0b1011, agent: 0b1101, channel: 0b1110 } as const;

const asText = measureColumns
  .split(', ')
  .map((name) => `coalesce(sum(${name}), 0)::text as ${name}`)
  .join(', ');

function usageSql(filter: string): string {
  return `
with used as (
  select day, provider_id, agent_id, channel_kind, ${summedMeasures} from usage.usage_days
  where tenant_id = ? and day between ?::date and ?::date ${filter}
  group by 1, 2, 3, 4
  union all
  select (e.at at time zone ?)::date, e.provider_id, e.agent_id, e.channel_kind, ${eventMeasures} from usage.audit_events e
  where e.tenant_id = ? and e.written_xact >= ?::xid8 and (e.at at time zone ?)::date between ?::date and ?::date ${filter}
)
select grouping(day, provider_id, agent_id, channel_kind) as grouping, day::text, provider_id, agent_id, channel_kind, ${asText}
from used group by grouping sets ((), (day), (provider_id), (agent_id), (channel_kind))`;
}

const readMark = `
select usage_functions.rolled_up_below()::text as below,
  coalesce((select time_zone from usage.known_tenants where tenant_id = ?), 'UTC') as time_zone`;

/**
 * What a tenant used over whole days of its time zone: the rollups and the few events that are not in them yet, in one
 * snapshot, so that at every moment it is the sum of the events to the last digit. The mark is read first and passed as a value:
 * the planner then knows how few events lie above it.
 */
export async function readUsage(em: EntityManager, tenantId: string, range: UsageRange, filter: UsageFilter): Promise<UsageGroup[]> {
  const wanted = [
    { condition: 'and agent_id::text = lower(?)', value: filter.agentId },
    { condition: 'and provider_id = ?', value: filter.providerId },
    { condition: 'and channel_kind = ?', value: filter.channelKind },
  ].filter((one) => one.value !== null);
  const sql = usageSql(wanted.map(({ condition }) => condition).join(' '));
  const values = wanted.map(({ value }) => value);
  return em.transactional(
    async (tx) => {
      const [mark] = await tx.execute<{ below: string; time_zone: string }[]>(readMark, [tenantId]);
      if (!mark) return [];
      const days = [range.from, range.to];
      const tail = [mark.time_zone, tenantId, mark.below, mark.time_zone, ...days, ...values];
      return tx.execute<UsageGroup[]>(sql, [tenantId, ...days, ...values, ...tail]);
    },
    { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true },
  );
}
