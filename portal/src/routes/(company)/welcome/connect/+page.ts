import { ConnectDocument } from '#generated/graphql.ts';
import { slackReturnOf } from '#lib/channel/slack-return.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(liveKey('channels'));
  const { tenant } = await query(event, ConnectDocument, {});
  return { channels: tenant?.channels ?? null, slackReturn: slackReturnOf(event.url) };
};
