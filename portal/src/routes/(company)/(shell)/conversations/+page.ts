import { ConversationsDocument } from '#generated/graphql.ts';
import type { ConversationKind } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

const kinds: readonly ConversationKind[] = ['CHANNEL', 'PLAYGROUND'];

/** `?where=` names a kind of conversation, or one channel. */
function filterOf(where: string | null): { kind?: ConversationKind; channelId?: string } {
  const kind = kinds.find((known) => known === where);
  if (kind) return { kind };
  return where ? { channelId: where } : {};
}

export const load: PageLoad = async (event) => {
  event.depends(liveKey('conversations'), liveKey('agents'));
  const { searchParams } = event.url;
  const employeeId = searchParams.get('employee') || null;
  const where = searchParams.get('where') || null;
  const after = searchParams.get('after');
  const { tenant } = await query(event, ConversationsDocument, {
    after,
    filter: { agentId: employeeId, ...filterOf(where) },
  });
  return {
    conversations: tenant?.conversations ?? null,
    agents: tenant?.agents?.nodes ?? [],
    channels: tenant?.channels ?? [],
    filter: { employee: employeeId, where },
    after,
  };
};
