import { error } from '@sveltejs/kit';
import { EmployeeDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';
import { text } from './text.ts';

export const load: PageLoad = async (event) => {
  event.depends(liveKey('agents'), liveKey('keys'), liveKey('usage'), liveKey('conversations'));
  const tryId = event.url.searchParams.get('try');
  const { agent, llmProviders, tenant, conversation } = await query(
    event,
    EmployeeDocument,
    { id: event.params.id, tryId: tryId ?? '', isTrying: Boolean(tryId) },
    'agent',
  );
  if (!agent) error(404, text.notFound);
  return { agent, providers: llmProviders ?? [], keys: tenant?.llmKeys ?? [], conversation };
};
