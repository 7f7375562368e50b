import { ConnectDocument } from '#generated/graphql.ts';
import { returnedFromVendor } from '#lib/channel/vendors.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(liveKey('channels'));
  const { tenant } = await query(event, ConnectDocument, {});
  return { channels: tenant?.channels ?? null, connectReturn: returnedFromVendor(event.url) };
};
