import { UndeliveredDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(liveKey('conversations'), liveKey('channels'));
  const { searchParams } = event.url;
  const after = searchParams.get('after');
  const channelId = searchParams.get('channel') || null;
  const { tenant } = await query(event, UndeliveredDocument, { after, channelId });
  return { undelivered: tenant?.undeliveredMessages ?? null, channels: tenant?.channels ?? [], channelId, after };
};
