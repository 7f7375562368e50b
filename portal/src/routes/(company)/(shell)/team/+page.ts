import { TeamDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(liveKey('tenant'));
  const { tenant } = await query(event, TeamDocument, {});
  return {
    members: tenant?.members ?? null,
    invitations: tenant?.invitations ?? null,
    invitableRoles: tenant?.invitableRoles ?? [],
  };
};
