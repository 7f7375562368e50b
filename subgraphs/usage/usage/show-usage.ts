import { badInput, type EntityReference } from '@konstruct/kit/graph';
import { Decimal } from 'decimal.js';
import { tenantOf } from '@konstruct/kit/identity';
import { type Context, tenantContextOf } from '../context.ts';
import type { TenantUsageArgs, UsageChannelKind, UsageTotals } from '../generated/resolvers.ts';
import { nothingUsed, type UsageSums } from '../rollup/measures.ts';
import { grouping, readUsage, type UsageGroup } from './read-usage.ts';
import { daysOf, rangeIssue } from './usage-range.ts';

const usd = (sum: string) => new Decimal(sum).toFixed(10);

function totalsOf(sums: UsageSums): UsageTotals {
  return {
    answerCount: Number(sums.answer_count),
    unansweredCount: Number(sums.unanswered_count),
    interruptedCount: Number(sums.interrupted_count),
    unmeasuredCount: Number(sums.unmeasured_count),
    promptTokens: sums.prompt_tokens,
    completionTokens: sums.completion_tokens,
    cachedTokens: sums.cached_tokens,
    costUsd: usd(sums.cost_usd),
    unpricedCostUsd: usd(sums.unpriced_cost_usd),
    unansweredCostUsd: usd(sums.unanswered_cost_usd),
    interruptedCostUsd: usd(sums.interrupted_cost_usd),
    unmeasuredCostUsd: usd(sums.unmeasured_cost_usd),
  };
}

const byCost = (a: UsageGroup, b: UsageGroup) => new Decimal(b.cost_usd).cmp(a.cost_usd);
const byAnswers = (a: UsageGroup, b: UsageGroup) => Number(b.answer_count) - Number(a.answer_count);

/** The company's usage over whole days of its time zone: in total, and by day, provider, employee and channel. */
export async function showUsage(
  ctx: Context,
  { tenant, range, filter }: TenantUsageArgs & { tenant: EntityReference },
) {
  const issue = rangeIssue(range);
  if (issue !== null) throw badInput(issue);
  if (tenantOf(ctx.actor) !== tenant.id) return null;

  const wanted = {
    agentId: filter?.agentId ?? null,
    providerId: filter?.providerId ?? null,
    channelKind: filter?.channelKind ?? null,
  };
  const groups = await readUsage(tenantContextOf(ctx), { range, filter: wanted });
  const of = (bits: number) => groups.filter((group) => group.grouping === bits);
  const days = new Map(of(grouping.day).map((group) => [group.day, group]));
  return {
    totals: totalsOf(of(grouping.total)[0] ?? nothingUsed),
    byDay: daysOf(range).map((date) => ({ date, totals: totalsOf(days.get(date) ?? nothingUsed) })),
    byProvider: of(grouping.provider)
      .sort(byCost)
      .map((group) => ({ providerId: group.provider_id ?? '', totals: totalsOf(group) })),
    byAgent: of(grouping.agent)
      .sort(byCost)
      .map((group) => ({
        agentId: group.agent_id ?? '',
        agent: { id: group.agent_id ?? '' },
        totals: totalsOf(group),
      })),
    byChannel: of(grouping.channel)
      .sort(byAnswers)
      .map((group) => ({ kind: group.channel_kind as UsageChannelKind, totals: totalsOf(group) })),
  };
}
