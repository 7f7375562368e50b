import { channelNames } from '@konstruct/schema/channel-kinds';
import {
  UsageDocument,
  UsageZoneDocument,
  type BudgetLineFragment,
  type UsageChannelKind,
  type UsageFiguresFragment,
} from '#generated/graphql.ts';
import { compactCount } from '#lib/format/count.ts';
import { day, fullDay } from '#lib/format/date.ts';
import { usdMark } from '#lib/format/usd.ts';
import { query } from '#lib/graph/graph.ts';
import { route } from '#lib/route.ts';
import { layOutBars } from '#lib/server/bars.ts';
import { layOutColumns } from '#lib/server/columns.ts';
import type { FigureRow } from './figures.ts';
import { readRange } from './range.ts';
import { text } from './text.ts';
import type { PageServerLoad } from './$types';

const kindNames: Record<UsageChannelKind, string> = { ...channelNames, PLAYGROUND: text.playground };
/** More bars than this are hard to compare; the table lists them all. */
const mostBars = 10;

const cost = ({ costUsd }: UsageFiguresFragment) => Number(costUsd);
const tokenParts = ({ promptTokens, completionTokens }: UsageFiguresFragment) => [
  Number(promptTokens),
  Number(completionTokens),
];
const tokenCount = (totals: UsageFiguresFragment) => tokenParts(totals).reduce((sum, part) => sum + part, 0);

function withBars(
  rows: FigureRow[],
  parts: (totals: UsageFiguresFragment) => number[],
  tickText: (value: number, step: number) => string,
) {
  const drawn = rows.slice(0, mostBars);
  return {
    rows,
    names: drawn.map(({ name }) => name),
    bars: layOutBars(
      drawn.map(({ totals }) => parts(totals)),
      tickText,
    ),
  };
}

/** An archived employee is left out unless it spent something this month. */
const isCurrent = ({ agent, currentUsd }: BudgetLineFragment) => agent?.status !== 'ARCHIVED' || Number(currentUsd) > 0;

export const load: PageServerLoad = async (event) => {
  event.depends('konstruct:usage');
  const zone = await query(event, UsageZoneDocument, {});
  const range = readRange(event.url.searchParams, zone.tenant?.timeZone ?? 'UTC');
  const days = { from: range.from, to: range.to };
  const { llmProviders, tenant } = await query(event, UsageDocument, { range: days });
  const budgets = tenant?.budgetAlerts?.filter(isCurrent) ?? null;
  const thresholds = tenant?.budgetAlertThresholds ?? [];
  const usage = tenant?.usage;
  if (!usage) return { range, budgets, thresholds, usage: null };

  const providerName = (id: string) => llmProviders?.find((provider) => provider.id === id)?.name ?? id;
  const employeeName = (id: string) =>
    tenant?.budgetAlerts?.find(({ agentId }) => agentId === id)?.name ?? text.unknownEmployee;
  const events = (filter: { agentId?: string; providerId?: string; channel?: string }) =>
    route.usageFile({ view: 'events', ...days, ...filter });
  const costs = usage.byDay.map(({ date, totals }) => ({ label: day(date), value: cost(totals) }));
  const channels = usage.byChannel.map(({ kind, totals }) => ({
    id: kind,
    name: kindNames[kind],
    totals,
    events: events({ channel: kind }),
  }));
  const volumes = channels.map(({ name, totals }) => ({ label: name, value: totals.answerCount }));
  const byAgent = usage.byAgent
    .map(({ agentId, agent, totals }) => ({
      id: agentId,
      name: agent?.name ?? employeeName(agentId),
      totals,
      events: events({ agentId }),
    }))
    .sort((a, b) => tokenCount(b.totals) - tokenCount(a.totals));
  return {
    range,
    budgets,
    thresholds,
    usage: {
      totals: usage.totals,
      charts: { wide: layOutColumns(costs, usdMark, 920, 240), narrow: layOutColumns(costs, usdMark, 330, 210) },
      byDay: usage.byDay.map(({ date, totals }) => ({ id: date, name: fullDay(date), totals })),
      byAgent: withBars(byAgent, tokenParts, compactCount),
      byProvider: withBars(
        usage.byProvider.map(({ providerId, totals }) => ({
          id: providerId,
          name: providerName(providerId),
          totals,
          events: events({ providerId }),
        })),
        (totals) => [cost(totals)],
        usdMark,
      ),
      byChannel: {
        rows: channels,
        charts: {
          wide: layOutColumns(volumes, compactCount, 440, 230),
          narrow: layOutColumns(volumes, compactCount, 330, 210),
        },
      },
    },
  };
};
