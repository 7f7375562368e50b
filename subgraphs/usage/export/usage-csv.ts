import { sql } from '@konstruct/kit/database';
import { readThresholds } from '../budget/budget-settings.ts';
import { readPeriod } from '../budget/period.ts';
import { readBudgetSnapshots } from '../budget/budget-snapshot.ts';
import type { TenantContext } from '../context.ts';
import type { UsageSums } from '../rollup/measures.ts';
import { grouping, readUsage, type UsageGroup, type UsageRequest } from '../usage/read-usage.ts';
import { type Cell, csvLine } from './csv.ts';
import { readEvents } from './read-events.ts';

/** The content of an export: one of the page's views, or the events behind all of them. */
export const views = ['employees', 'providers', 'channels', 'days', 'budgets', 'events'] as const;
export type View = (typeof views)[number];

export interface ExportRequest extends UsageRequest {
  readonly view: View;
}

const sumColumns = [
  'answers',
  'interrupted_calls',
  'prompt_tokens',
  'completion_tokens',
  'cached_tokens',
  'total_tokens',
  'cost_usd',
  'unpriced_cost_usd',
  'interrupted_cost_usd',
  'unanswered_calls',
  'unanswered_cost_usd',
  'unmeasured_calls',
  'unmeasured_cost_usd',
];

function sumCells(sums: UsageSums): Cell[] {
  return [
    sums.answer_count,
    sums.interrupted_count,
    sums.prompt_tokens,
    sums.completion_tokens,
    sums.cached_tokens,
    String(BigInt(sums.prompt_tokens) + BigInt(sums.completion_tokens)),
    sums.cost_usd,
    sums.unpriced_cost_usd,
    sums.interrupted_cost_usd,
    sums.unanswered_count,
    sums.unanswered_cost_usd,
    sums.unmeasured_count,
    sums.unmeasured_cost_usd,
  ];
}

const bySums: Record<
  'employees' | 'providers' | 'channels' | 'days',
  { bits: number; columns: string[]; key: keyof UsageGroup }
> = {
  employees: { bits: grouping.agent, columns: ['employee_id', 'employee'], key: 'agent_id' },
  providers: { bits: grouping.provider, columns: ['provider'], key: 'provider_id' },
  channels: { bits: grouping.channel, columns: ['channel'], key: 'channel_kind' },
  days: { bits: grouping.day, columns: ['day'], key: 'day' },
};

async function readNames({ tenantId, em }: TenantContext): Promise<Map<string, string>> {
  const rows = await em.execute<{ id: string; name: string }[]>(
    sql`select id, name from usage.known_agents where tenant_id = ${tenantId}`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function* sumLines(ctx: TenantContext, request: UsageRequest & { view: keyof typeof bySums }) {
  const { view } = request;
  const { bits, columns, key } = bySums[view];
  const names = view === 'employees' ? await readNames(ctx) : null;
  const groups = (await readUsage(ctx, request)).filter((group) => group.grouping === bits);
  yield csvLine([...columns, ...sumColumns]);
  for (const group of groups.sort((a, b) => String(a[key]).localeCompare(String(b[key])))) {
    const name = names ? [names.get(String(group.agent_id)) ?? null] : [];
    yield csvLine([group[key], ...name, ...sumCells(group)]);
  }
}

async function* budgetLines(ctx: TenantContext) {
  const periodStart = await readPeriod(ctx);
  const thresholds = await readThresholds(ctx);
  yield csvLine([
    'month',
    'employee_id',
    'employee',
    'status',
    'current_usd',
    'limit_usd',
    'reserved_usd',
    'percentage',
  ]);
  for (const snapshot of await readBudgetSnapshots(ctx, { periodStart, thresholds })) {
    const { agentId, name, status, currentUsd, limitUsd, reservedUsd, percentage } = snapshot;
    yield csvLine([
      periodStart.slice(0, 7),
      agentId,
      name ?? 'Whole company',
      status.toLowerCase(),
      currentUsd,
      limitUsd,
      reservedUsd,
      percentage,
    ]);
  }
}

async function* eventLines(ctx: TenantContext, request: UsageRequest) {
  yield csvLine([
    'at',
    'day',
    'event_id',
    'employee_id',
    'employee',
    'employee_version',
    'conversation_id',
    'message_id',
    'provider',
    'model',
    'key_id',
    'channel',
    'outcome',
    'prompt_tokens',
    'completion_tokens',
    'cached_tokens',
    'cost_usd',
    'is_priced',
    'is_measured',
    'latency_ms',
    'reported_tokens',
    'reported_usd',
  ]);
  for await (const rows of readEvents(ctx, request)) {
    yield rows
      .map((row) =>
        csvLine([
          row.at,
          row.day,
          row.id,
          row.agent_id,
          row.agent_name,
          row.agent_version,
          row.conversation_id,
          row.message_id,
          row.provider_id,
          row.model_id,
          row.key_id,
          row.channel_kind,
          row.outcome,
          row.prompt_tokens,
          row.completion_tokens,
          row.cached_tokens,
          row.cost_usd,
          row.is_priced,
          row.is_measured,
          row.latency_ms,
          row.reported_tokens,
          row.reported_usd,
        ]),
      )
      .join('');
  }
}

/** Streams the lines of an export. Their sums equal those of the page. */
export function usageLines(ctx: TenantContext, { view, range, filter }: ExportRequest): AsyncGenerator<string> {
  if (view === 'budgets') return budgetLines(ctx);
  if (view === 'events') return eventLines(ctx, { range, filter });
  return sumLines(ctx, { view, range, filter });
}
