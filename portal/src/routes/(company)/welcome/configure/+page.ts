import { ConfigureDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(liveKey('agents'), liveKey('keys'), liveKey('conversations'), liveKey('usage'));
  const tryId = event.url.searchParams.get('try');
  const { llmProviders, tenant, conversation } = await query(event, ConfigureDocument, {
    tryId: tryId ?? '',
    isTrying: Boolean(tryId),
  });
  return { providers: llmProviders, keys: tenant?.llmKeys ?? [], agents: tenant?.agents ?? null, conversation };
};
