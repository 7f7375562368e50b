import { redirect } from '@sveltejs/kit';
import { SignedInDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { route } from '#lib/route.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { viewer } = await query(event, SignedInDocument, {}, 'viewer');
  if (!viewer) redirect(303, route.signIn(route.newCompany()));
  return { isFirst: viewer.tenants.length === 0 };
};
