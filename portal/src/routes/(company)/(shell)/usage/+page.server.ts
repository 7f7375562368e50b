import { UsageDocument, UsageZoneDocument, type UsageChannelKind, type UsageFiguresFragment } from '#generated/graphql.ts';
import { day, fullDay } from '#lib/format/date.ts';
import { usdMark } from '#lib/format/money.ts';
import { query } from '#lib/graph/graph.ts';
import { layOutBars } from '#lib/server/bars.ts';
import { layOutColumns } from '#lib/server/columns.ts';
import { readRange } from './range.ts';
import type { PageServerLoad } from './$types';

const channelNames: Record<UsageChannelKind, string> = { SLACK: 'Slack', WHATSAPP: 'WhatsApp', PLAYGROUND: 'Try it' };

const tokensOf = ({ promptTokens, completionTokens }: UsageFiguresFragment) => Number(BigInt(promptTokens) + BigInt(completionTokens));

interface Row {
  id: string;
  name: string;
  totals: UsageFiguresFragment;
}

const withBars = (rows: Row[], measure: (totals: UsageFiguresFragment) => number) => {
  const bars = layOutBars(rows.map(({ totals }) => measure(totals)));
  return rows.map((row, index) => ({ ...row, bar: bars[index] ?? 0 }));
};

export const load: PageServerLoad = async (event) => {
  event.depends('konstruct:usage');
  const zone = await query(event, UsageZoneDocument, {});
  const range = readRange(event.url.searchParams, zone.tenant?.timeZone ?? 'UTC');
  const { llmProviders, tenant } = await query(event, UsageDocument, { range: { from: range.from, to: range.to } });
  const usage = tenant?.usage;
  if (!usage) return { range, usage: null };

  const cost = ({ costUsd }: UsageFiguresFragment) => Number(costUsd);
  const providerName = (id: string) => llmProviders?.find((provider) => provider.id === id)?.name ?? id;
  const columns = usage.byDay.map(({ date, totals }) => ({ label: day(date), value: cost(totals) }));
  return {
    range,
    usage: {
      totals: usage.totals,
      charts: { wide: layOutColumns(columns, usdMark, 920, 240), narrow: layOutColumns(columns, usdMark, 330, 210) },
      byDay: usage.byDay.map(({ date, totals }) => ({ id: date, name: fullDay(date), totals })),
      byProvider: withBars(
        usage.byProvider.map(({ providerId, totals }) => ({ id: providerId, name: providerName(providerId), totals })),
        cost,
      ),
      byAgent: withBars(
        usage.byAgent.map(({ agentId, agent, totals }) => ({ id: agentId, name: agent?.name ?? 'Archived or unknown', totals })),
        tokensOf,
      ),
      byChannel: withBars(
        usage.byChannel.map(({ kind, totals }) => ({ id: kind, name: channelNames[kind], totals })),
        ({ answerCount }) => answerCount,
      ),
    },
  };
};
