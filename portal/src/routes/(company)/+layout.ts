import { error, redirect } from '@sveltejs/kit';
import { currentTenant } from '#tenant';
import { CompanyDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import { route } from '#lib/route.ts';
import type { LayoutLoad } from './$types';
import { text } from './text.ts';

export const load: LayoutLoad = async (event) => {
  event.depends(liveKey('tenant'), liveKey('conversations'), liveKey('billing'));
  // Untracked, so that a navigation does not reload the company.
  const here = event.untrack(() => event.url.pathname + event.url.search);
  const { viewer, tenant } = await query(event, CompanyDocument, {});
  // The subgraph with names, roles and the time zone may be down. The page still shows what the other subgraphs return.
  if (tenant)
    return { viewer, company: { ...tenant, isKnown: tenant.timeZone !== null, timeZone: tenant.timeZone ?? 'UTC' } };
  if (!viewer) error(503, text.unavailable);
  if (viewer.tenants.length === 0) redirect(303, route.newCompany());
  // The operator belongs to this company, so if it cannot be read, it is down. A redirect would loop.
  const openId = currentTenant();
  if (viewer.tenants.some(({ id }) => id === openId)) error(503, text.companyUnavailable);
  redirect(303, route.openCompany(here));
};
