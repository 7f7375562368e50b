import { OverviewDocument } from '#generated/graphql.ts';
import { today } from '#lib/format/date.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(liveKey('agents'), liveKey('channels'), liveKey('usage'), liveKey('conversations'));
  const { company } = await event.parent();
  const to = today(company.timeZone);
  const { tenant } = await query(event, OverviewDocument, { range: { from: `${to.slice(0, 7)}-01`, to } });
  return {
    agents: tenant?.agents ?? null,
    channels: tenant?.channels ?? null,
    usage: tenant?.usage ?? null,
    conversations: tenant?.conversations ?? null,
  };
};
