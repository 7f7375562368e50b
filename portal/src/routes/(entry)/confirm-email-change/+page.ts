import { redirect } from '@sveltejs/kit';
import { SignedInDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { route } from '#lib/route.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const token = event.url.searchParams.get('token');
  const { viewer } = await query(event, SignedInDocument, {}, 'viewer');
  if (token && !viewer) redirect(303, route.signIn(route.confirmEmailChange(token)));
  return { token };
};
