import { InvitationDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const token = event.url.searchParams.get('token') ?? '';
  const { viewer, invitation } = await query(event, InvitationDocument, { token });
  return { token, viewer, invitation };
};
