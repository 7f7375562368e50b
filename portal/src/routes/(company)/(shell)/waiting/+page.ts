import { WaitingDocument } from '#generated/graphql.ts';
import { query } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(liveKey('conversations'), liveKey('usage'));
  const after = event.url.searchParams.get('after');
  const { tenant } = await query(event, WaitingDocument, { after });
  const company = tenant?.budgetAlerts?.find(({ agentId }) => agentId === null);
  return { waiting: tenant?.waitingMessages ?? null, isCompanyBudgetUsedUp: company?.status === 'EXCEEDED', after };
};
