import { redirect } from '@sveltejs/kit';
import { SignedInDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { safeNext } from '#lib/route.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const next = safeNext(event.url.searchParams.get('next'));
  const { viewer } = await query(event, SignedInDocument, {}, 'viewer');
  if (viewer) redirect(303, next);
  return { next };
};
