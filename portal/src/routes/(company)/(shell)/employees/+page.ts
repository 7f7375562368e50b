import { EmployeesDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(liveKey('agents'), liveKey('usage'));
  const { tenant } = await query(event, EmployeesDocument, {});
  return { agents: tenant?.agents ?? null, subscription: tenant?.subscription ?? null };
};
