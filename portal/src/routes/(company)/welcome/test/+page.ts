import { TestDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(liveKey('channels'), liveKey('agents'), liveKey('conversations'), liveKey('usage'));
  const { tenant } = await query(event, TestDocument, {});
  return {
    channels: tenant?.channels ?? null,
    employee: tenant?.agents?.nodes[0] ?? null,
    conversation: tenant?.conversations?.nodes[0] ?? null,
  };
};
