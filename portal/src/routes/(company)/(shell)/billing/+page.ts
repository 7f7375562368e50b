import { BillingDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(liveKey('billing'));
  const { plans, tenant } = await query(event, BillingDocument, {});
  return { plans, subscription: tenant?.subscription ?? null };
};
