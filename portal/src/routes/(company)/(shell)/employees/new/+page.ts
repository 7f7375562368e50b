import { NewEmployeeDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(liveKey('keys'));
  const { llmProviders, tenant } = await query(event, NewEmployeeDocument, {});
  return { providers: llmProviders, keys: tenant?.llmKeys ?? [] };
};
