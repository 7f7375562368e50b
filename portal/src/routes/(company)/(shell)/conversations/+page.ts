import { ConversationsDocument } from '#generated/graphql.ts';
import type { ConversationKind } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

const kinds: readonly ConversationKind[] = ['CHANNEL', 'PLAYGROUND'];

export const load: PageLoad = async (event) => {
  event.depends(liveKey('conversations'), liveKey('agents'));
  const { searchParams } = event.url;
  const employeeId = searchParams.get('employee') || null;
  const kind = kinds.find((known) => known === searchParams.get('kind')) ?? null;
  const after = searchParams.get('after');
  const { tenant } = await query(event, ConversationsDocument, { after, filter: { agentId: employeeId, kind } });
  return {
    conversations: tenant?.conversations ?? null,
    agents: tenant?.agents?.nodes ?? [],
    filter: { employee: employeeId, kind },
    after,
  };
};
