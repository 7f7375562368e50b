import { error } from '@sveltejs/kit';
import { ConversationDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';
import { text } from './text.ts';

export const load: PageLoad = async (event) => {
  event.depends(liveKey('conversations'), liveKey('usage'));
  const before = event.url.searchParams.get('before');
  const { conversation } = await query(event, ConversationDocument, { id: event.params.id, before }, 'conversation');
  if (!conversation) error(404, text.notFound);
  return { conversation, before };
};
