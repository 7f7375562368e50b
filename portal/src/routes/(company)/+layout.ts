import { error, redirect } from '@sveltejs/kit';
import { CompanyDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.svelte.ts';
import { route } from '#lib/route.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async (event) => {
  event.depends(liveKey('tenant'), liveKey('conversations'), liveKey('billing'));
  const here = { pathname: event.url.pathname, search: event.url.search };
  const { viewer, tenant } = await query(event, CompanyDocument, {});
  if (!viewer) redirect(303, route.signIn(here.pathname + here.search));
  if (tenant) return { viewer, company: tenant };
  if (viewer.tenants.length === 0) redirect(303, route.newCompany());
  // A company that the operator belongs to and that cannot be read is down, not elsewhere: do not go round in circles.
  if (event.url.searchParams.has('opened')) error(503, 'Your company cannot be read at the moment.');
  const separator = here.search ? '&' : '?';
  redirect(303, route.openCompany(`${here.pathname}${here.search}${separator}opened=1`));
};
